package io.heqi.customer;

import io.heqi.foundation.database.FieldCipher;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.text.Masking;
import io.heqi.shared.ChannelId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The customers of a merchant.
@Service
public class Customers {

  private static final int MOST_TAGS = 30;
  private static final int LONGEST_REASON = 200;

  private final JdbcClient jdbc;
  private final CustomerSight sight;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final FieldCipher cipher;
  private final Clock clock;

  Customers(
      JdbcClient jdbc,
      CustomerSight sight,
      AuditLog audit,
      ApplicationEventPublisher events,
      FieldCipher cipher,
      Clock clock) {
    this.jdbc = jdbc;
    this.sight = sight;
    this.audit = audit;
    this.events = events;
    this.cipher = cipher;
    this.clock = clock;
  }

  /// What the way of a message needs to know of its sender.
  public record Sender(CustomerId id, String name, int vipLevel, boolean blocked) {}

  public record ChangeProfile(String name, int vipLevel, List<String> tags, String note) {}

  private record Found(IdentityKey key, Sender sender) {}

  /// The customers behind these identities, made where a channel brings somebody for the first
  /// time. One call serves a batch of messages of several merchants, in the caller's transaction.
  /// The value is the name that the channel gives the person.
  @Transactional
  public Map<IdentityKey, Sender> resolve(Map<IdentityKey, String> names) {
    var known = new HashMap<IdentityKey, Sender>();
    find(names.keySet()).forEach(found -> known.put(found.key(), found.sender()));
    var strangers =
        names.keySet().stream().filter(key -> !known.containsKey(key)).sorted(ORDER).toList();
    if (!strangers.isEmpty()) {
      strangers.forEach(key -> insert(key, names.getOrDefault(key, "")));
      find(strangers).forEach(found -> known.put(found.key(), found.sender()));
    }
    return known;
  }

  /// The customers behind these identities, as far as there are any.
  @Transactional(readOnly = true)
  public Map<IdentityKey, CustomerId> known(Collection<IdentityKey> keys) {
    var known = new HashMap<IdentityKey, CustomerId>();
    find(keys).forEach(found -> known.put(found.key(), found.sender().id()));
    return known;
  }

  private static final java.util.Comparator<IdentityKey> ORDER =
      java.util.Comparator.comparing(IdentityKey::merchant)
          .thenComparing(key -> key.channel().value())
          .thenComparing(IdentityKey::externalId);

  /// The customer behind an identity, where there is one already.
  @Transactional(readOnly = true)
  public Optional<CustomerId> find(IdentityKey key) {
    return find(List.of(key)).stream().findFirst().map(found -> found.sender().id());
  }

  /// All identities under which channels brought these customers.
  @Transactional(readOnly = true)
  public List<IdentityKey> identities(MerchantId merchant, Collection<CustomerId> wanted) {
    return jdbc.sql(
            """
            select channel_id, external_id from customer.identities
            where merchant_id = ? and customer_id = any (?::uuid[]) order by created_at
            """)
        .params(merchant.value(), wanted.stream().map(CustomerId::value).toArray(UUID[]::new))
        .query(
            (row, _) ->
                new IdentityKey(
                    merchant, new ChannelId(row.getObject(1, UUID.class)), row.getString(2)))
        .list();
  }

  /// The customer as the channel calls them.
  @Transactional(readOnly = true)
  public String externalId(MerchantId merchant, ChannelId channel, CustomerId customer) {
    return jdbc.sql(
            """
            select external_id from customer.identities
            where merchant_id = ? and customer_id = ? and channel_id = ? order by created_at limit 1
            """)
        .params(merchant.value(), customer.value(), channel.value())
        .query(String.class)
        .optional()
        .orElseThrow(() -> Refusal.notFound("customer.unknown"));
  }

  private List<Found> find(Collection<IdentityKey> keys) {
    return jdbc.sql(
            """
            select k.merchant_id, k.channel_id, k.external_id, c.id, c.name, c.vip_level, c.blocked_at
            from unnest(?::bigint[], ?::uuid[], ?::text[]) as k(merchant_id, channel_id, external_id)
            cross join lateral (
              select customer_id from customer.identities
              where merchant_id = k.merchant_id and channel_id = k.channel_id and external_id = k.external_id
              limit 1) as i
            cross join lateral (
              select id, name, vip_level, blocked_at from customer.customers
              where merchant_id = k.merchant_id and id = i.customer_id limit 1) as c
            """)
        .params(
            keys.stream().map(k -> k.merchant().value()).toArray(Long[]::new),
            keys.stream().map(k -> k.channel().value()).toArray(UUID[]::new),
            keys.stream().map(IdentityKey::externalId).toArray(String[]::new))
        .query(
            (row, _) ->
                new Found(
                    new IdentityKey(
                        new MerchantId(row.getLong(1)),
                        new ChannelId(row.getObject(2, UUID.class)),
                        row.getString(3)),
                    new Sender(
                        new CustomerId(row.getObject(4, UUID.class)),
                        row.getString(5),
                        row.getInt(6),
                        row.getTimestamp(7) != null)))
        .list();
  }

  /// Two nodes may meet the same stranger at once: the identity decides, and the profile that lost
  /// is taken back.
  private void insert(IdentityKey key, String name) {
    var id = CustomerId.next();
    var now = Timestamp.from(clock.instant());
    jdbc.sql(
            "insert into customer.customers (merchant_id, id, name, created_at) values (?, ?, ?,"
                + " ?)")
        .params(key.merchant().value(), id.value(), shortened(name), now)
        .update();
    var won =
        jdbc.sql(
                """
                insert into customer.identities (merchant_id, channel_id, external_id, customer_id, created_at)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                key.merchant().value(), key.channel().value(), key.externalId(), id.value(), now)
            .update();
    if (won == 0) {
      jdbc.sql("delete from customer.customers where merchant_id = ? and id = ?")
          .params(key.merchant().value(), id.value())
          .update();
    }
  }

  private static String shortened(String name) {
    var bare = name.strip();
    return bare.length() > 60 ? bare.substring(0, 60) : bare;
  }

  /// As a colleague set it; 0 for most.
  public int vipLevel(MerchantId merchant, CustomerId id) {
    return jdbc.sql("select vip_level from customer.customers where merchant_id = ? and id = ?")
        .params(merchant.value(), id.value())
        .query(Integer.class)
        .single();
  }

  @Transactional(readOnly = true)
  public CustomerView get(Actor by, CustomerId id) {
    sight.requireSeen(by, id);
    return find(by.merchant(), id).veiled();
  }

  /// The profile without masks, for a reason that stands in the audit log.
  @Transactional
  public CustomerView disclose(Actor by, CustomerId id, String reason) {
    by.require(CustomerPermissions.REVEAL);
    sight.requireSeen(by, id);
    if (reason.strip().length() < 2 || reason.strip().length() > LONGEST_REASON) {
      throw Refusal.invalid("customer.disclosure-reason-missing", 2, LONGEST_REASON);
    }
    audit.record(by, "customer.disclosed", id, Map.of("reason", reason.strip()));
    return find(by.merchant(), id);
  }

  private CustomerView find(MerchantId merchant, CustomerId id) {
    return jdbc.sql(
            """
            select id, name, vip_level, tags, note, blocked_at, blocked_reason, created_at
            from customer.customers where merchant_id = ? and id = ?
            """)
        .params(merchant.value(), id.value())
        .query((row, _) -> view(row))
        .optional()
        .orElseThrow(Customers::unknown);
  }

  private static CustomerView view(ResultSet row) throws SQLException {
    var blocked = row.getTimestamp("blocked_at");
    return new CustomerView(
        new CustomerId(row.getObject("id", UUID.class)),
        row.getString("name"),
        row.getInt("vip_level"),
        List.of((String[]) row.getArray("tags").getArray()),
        row.getString("note"),
        blocked == null ? null : blocked.toInstant(),
        row.getString("blocked_reason"),
        row.getTimestamp("created_at").toInstant(),
        false);
  }

  /// Keeps the mail address that a customer left for the answer; an empty one forgets it.
  @Transactional
  public void leaveEmail(MerchantId merchant, CustomerId id, String email) {
    jdbc.sql("update customer.customers set email_cipher = ? where merchant_id = ? and id = ?")
        .param(email.isEmpty() ? null : cipher.seal(emailPlace(id), email))
        .param(merchant.value())
        .param(id.value())
        .update();
  }

  /// The mail addresses that these customers left, for what is sent to them; never for a page.
  @Transactional(readOnly = true)
  public Map<CustomerId, String> emails(MerchantId merchant, Collection<CustomerId> ids) {
    var emails = new HashMap<CustomerId, String>();
    jdbc.sql(
            """
            select id, email_cipher from customer.customers
            where merchant_id = ? and id = any (?::uuid[]) and email_cipher is not null
            """)
        .params(merchant.value(), ids.stream().map(CustomerId::value).toArray(UUID[]::new))
        .query(
            row -> {
              var id = new CustomerId(row.getObject(1, UUID.class));
              emails.put(id, cipher.open(emailPlace(id), row.getBytes(2)));
            });
    return emails;
  }

  private static String emailPlace(CustomerId id) {
    return "customer.email:" + id;
  }

  /// Masks that come back in name and note stand for what they hide.
  @Transactional
  public CustomerView change(Actor by, CustomerId id, ChangeProfile profile) {
    by.require(CustomerPermissions.EDIT);
    sight.requireSeen(by, id);
    var tags =
        profile.tags().stream().map(String::strip).filter(t -> !t.isEmpty()).distinct().toList();
    if (tags.size() > MOST_TAGS) {
      throw Refusal.invalid("customer.too-many-tags", MOST_TAGS);
    }
    var before = find(by.merchant(), id);
    var name = shortened(Masking.restore(profile.name(), before.name()));
    var changed =
        jdbc.sql(
                """
                update customer.customers set name = ?, vip_level = ?, tags = ?, note = ?
                where merchant_id = ? and id = ?
                """)
            .params(
                name,
                profile.vipLevel(),
                tags.toArray(String[]::new),
                Masking.restore(profile.note(), before.note()),
                by.merchant().value(),
                id.value())
            .update();
    if (changed == 0) {
      throw unknown();
    }
    audit.record(by, "customer.profile-changed", id);
    events.publishEvent(
        new CustomerEvent.ProfileChanged(by.merchant(), id, name, profile.vipLevel()));
    return find(by.merchant(), id).veiled();
  }

  /// What a blocked customer sends is refused until somebody lifts the block.
  @Transactional
  public void block(Actor by, CustomerId id, @Nullable String reason) {
    by.require(CustomerPermissions.BLOCK);
    sight.requireSeen(by, id);
    if (reason != null && reason.isBlank()) {
      throw Refusal.invalid("customer.block-reason-missing");
    }
    var changed =
        jdbc.sql(
                """
                update customer.customers set blocked_at = ?, blocked_reason = ? where merchant_id = ? and id = ?
                """)
            .param(reason == null ? null : Timestamp.from(clock.instant()))
            .param(reason)
            .param(by.merchant().value())
            .param(id.value())
            .update();
    if (changed == 0) {
      throw unknown();
    }
    audit.record(by, reason == null ? "customer.unblocked" : "customer.blocked", id);
  }

  private static Refusal unknown() {
    return Refusal.notFound("customer.unknown");
  }
}
