package io.heqi.knowledge.help;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.HelpArticle;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.KnowledgePermissions;
import io.heqi.knowledge.Retrieval;
import io.heqi.knowledge.ShopChannels;
import io.heqi.knowledge.Uses;
import io.heqi.merchant.Shops;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The public help pages of shops, under the public keys of their chats. A page is off until
/// somebody switches it on.
@Service
public class HelpPages {

  /// So long one address says of an article whether it helped only once.
  private static final Duration VERDICT_KEPT = Duration.ofHours(12);

  private final JdbcClient jdbc;
  private final Shops shops;
  private final ShopChannels channels;
  private final Retrieval retrieval;
  private final Uses uses;
  private final AuditLog audit;
  private final TransactionTemplate transactions;
  private final Cache<Verdict, Boolean> verdicts =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(VERDICT_KEPT).build();

  HelpPages(
      JdbcClient jdbc,
      Shops shops,
      ShopChannels channels,
      Retrieval retrieval,
      Uses uses,
      AuditLog audit,
      TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.shops = shops;
    this.channels = channels;
    this.retrieval = retrieval;
    this.uses = uses;
    this.audit = audit;
    this.transactions = transactions;
  }

  private record Verdict(String address, ItemId article) {}

  /// Whether a shop has a page, and under which key of the shop's chat.
  ///
  /// @param key empty where the shop has no chat: then it can have no page
  public record Setting(boolean enabled, Optional<String> key) {}

  @Transactional(readOnly = true)
  public Setting of(Actor by, ShopId shop) {
    by.require(KnowledgePermissions.WRITE);
    shops.get(by.merchant(), shop);
    return new Setting(isOn(by.merchant(), shop), channels.key(by.merchant(), shop));
  }

  @Transactional
  public void set(Actor by, ShopId shop, boolean enabled) {
    by.require(KnowledgePermissions.APPROVE);
    shops.get(by.merchant(), shop);
    jdbc.sql(
            """
            insert into knowledge.help_pages values (?, ?, ?)
            on conflict (merchant_id, shop_id) do update set enabled = excluded.enabled
            """)
        .params(by.merchant().value(), shop.value(), enabled)
        .update();
    audit.record(by, "knowledge.help-page-set", shop, Map.of("enabled", enabled));
  }

  private boolean isOn(MerchantId merchant, ShopId shop) {
    return jdbc.sql(
            "select enabled from knowledge.help_pages where merchant_id = ? and shop_id = ?")
        .params(merchant.value(), shop.value())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /// A page that is on.
  ///
  /// @param name of the shop
  public record HelpPage(ShopChannels.Entrance entrance, String key, String name) {

    Content.Place place() {
      return new Content.Place(entrance.shop(), entrance.channel(), 0, "");
    }
  }

  /// The page under a public key; empty where there is none or it is off.
  public Optional<HelpPage> page(String key) {
    return channels
        .entrance(key)
        .flatMap(
            entrance ->
                Tenancy.within(
                    entrance.merchant(),
                    () -> Optional.ofNullable(transactions.execute(_ -> page(entrance, key)))));
  }

  private @Nullable HelpPage page(ShopChannels.Entrance entrance, String key) {
    var shop = shops.recent(entrance.merchant(), entrance.shop());
    return isOn(entrance.merchant(), entrance.shop())
        ? new HelpPage(entrance, key, shop.name())
        : null;
  }

  /// All articles of a page.
  public List<HelpArticle> articles(HelpPage page) {
    var merchant = page.entrance().merchant();
    return Tenancy.within(merchant, () -> retrieval.help(merchant, page.place()));
  }

  /// The articles that may answer a question, best first.
  public List<HelpArticle> find(HelpPage page, String question) {
    var merchant = page.entrance().merchant();
    return Tenancy.within(merchant, () -> retrieval.findHelp(merchant, page.place(), question));
  }

  /// An article of a page.
  public HelpArticle article(HelpPage page, ItemId id) {
    return articles(page).stream()
        .filter(article -> article.item().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("knowledge.item-unknown"));
  }

  /// Counts whether an article helped, once for each address and half a day.
  public void count(HelpPage page, ItemId id, boolean helped, String address) {
    var article = article(page, id);
    if (verdicts.asMap().putIfAbsent(new Verdict(address, id), helped) == null) {
      var merchant = page.entrance().merchant();
      var use = helped ? Uses.Use.SOLVED : Uses.Use.UNSOLVED;
      Tenancy.run(merchant, () -> uses.count(merchant, List.of(article.item()), use));
    }
  }
}
