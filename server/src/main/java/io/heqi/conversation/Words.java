package io.heqi.conversation;

import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Shops;
import io.heqi.shared.AttachmentId;
import io.heqi.shared.Ids;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Ready words and forbidden words: quick replies with text and picture, and a plain list per shop
/// of words that an agent's message must not hold.
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

  /// @param shortcut what one types after `/` to find it
  /// @param picture said right after the text
  public record QuickReply(
      UUID id,
      String shortcut,
      String title,
      String body,
      @Nullable AttachmentId picture,
      long uses) {}

  public record SaveQuickReply(
      String shortcut, String title, String body, @Nullable AttachmentId picture) {}

  @Transactional(readOnly = true)
  public List<QuickReply> quickReplies(MerchantId merchant) {
    return jdbc.sql(
            """
            select id, shortcut, title, body, attachment_id, uses from conversation.quick_replies
            where merchant_id = ? order by uses desc, shortcut limit 2000
            """)
        .param(merchant.value())
        .query(
            (row, _) ->
                new QuickReply(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    picture(row.getObject(5, UUID.class)),
                    row.getLong(6)))
        .list();
  }

  private static @Nullable AttachmentId picture(@Nullable UUID id) {
    return id == null ? null : new AttachmentId(id);
  }

  @Transactional
  public UUID save(Actor by, @Nullable UUID id, SaveQuickReply wanted) {
    by.require(ConversationPermissions.WORDS);
    var reply = id == null ? Ids.next() : known(by, id);
    var picture = wanted.picture();
    if (picture != null) {
      requirePicture(by.merchant(), picture);
    }
    try {
      jdbc.sql(
              """
              insert into conversation.quick_replies (merchant_id, id, shortcut, title, body, attachment_id)
              values (?, ?, ?, ?, ?, ?)
              on conflict (merchant_id, id) do update
                set shortcut = excluded.shortcut, title = excluded.title, body = excluded.body,
                  attachment_id = excluded.attachment_id
              """)
          .param(by.merchant().value())
          .param(reply)
          .param(wanted.shortcut())
          .param(wanted.title())
          .param(wanted.body())
          .param(picture == null ? null : picture.value())
          .update();
    } catch (DuplicateKeyException _) {
      throw Refusal.conflict("conversation.shortcut-taken", wanted.shortcut());
    }
    audit.record(by, "conversation.quick-reply-saved", reply);
    return reply;
  }

  private void requirePicture(MerchantId merchant, AttachmentId picture) {
    var type =
        jdbc.sql("select media_type from conversation.attachments where merchant_id = ? and id = ?")
            .params(merchant.value(), picture.value())
            .query(String.class)
            .optional();
    if (type.filter(t -> t.startsWith("image/")).isEmpty()) {
      throw Refusal.notFound("conversation.attachment-unknown");
    }
  }

  private UUID known(Actor by, UUID id) {
    return jdbc.sql("select id from conversation.quick_replies where merchant_id = ? and id = ?")
        .params(by.merchant().value(), id)
        .query(UUID.class)
        .optional()
        .orElseThrow(() -> Refusal.notFound("conversation.quick-reply-unknown"));
  }

  @Transactional
  public void delete(Actor by, UUID id) {
    by.require(ConversationPermissions.WORDS);
    known(by, id);
    jdbc.sql("delete from conversation.quick_replies where merchant_id = ? and id = ?")
        .params(by.merchant().value(), id)
        .update();
    audit.record(by, "conversation.quick-reply-deleted", id);
  }

  @Transactional
  public void used(Actor by, UUID id) {
    by.require(ConversationPermissions.REPLY);
    known(by, id);
    jdbc.sql(
            "update conversation.quick_replies set uses = uses + 1 where merchant_id = ? and id ="
                + " ?")
        .params(by.merchant().value(), id)
        .update();
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
