package io.heqi.conversation;

import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Shops;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A plain list per shop of words that an agent's message must not hold.
@Service
public class Words {

  private static final int MOST_WORDS = 5_000;

  private final JdbcClient jdbc;
  private final Shops shops;
  private final AuditLog audit;

  Words(JdbcClient jdbc, Shops shops, AuditLog audit) {
    this.jdbc = jdbc;
    this.shops = shops;
    this.audit = audit;
  }

  @Transactional(readOnly = true)
  public List<String> forbidden(MerchantId merchant, ShopId shop) {
    shops.get(merchant, shop);
    return jdbc.sql(
            "select word from conversation.forbidden_words where merchant_id = ? and shop_id = ?"
                + " order by word")
        .params(merchant.value(), shop.value())
        .query((row, _) -> row.getString(1))
        .list();
  }

  @Transactional
  public void forbid(Actor by, ShopId shop, List<String> words) {
    by.require(ConversationPermissions.WORDS);
    shops.get(by.merchant(), shop);
    var clean = words.stream().map(String::strip).filter(w -> !w.isEmpty()).distinct().toList();
    if (clean.size() > MOST_WORDS || clean.stream().anyMatch(w -> w.length() > 60)) {
      throw Refusal.invalid("conversation.words-malformed", MOST_WORDS, 60);
    }
    jdbc.sql("delete from conversation.forbidden_words where merchant_id = ? and shop_id = ?")
        .params(by.merchant().value(), shop.value())
        .update();
    jdbc.sql("insert into conversation.forbidden_words select ?, ?, w from unnest(?::text[]) w")
        .params(by.merchant().value(), shop.value(), clean.toArray(String[]::new))
        .update();
    audit.record(by, "conversation.words-forbidden", shop, Map.of("count", clean.size()));
  }
}
