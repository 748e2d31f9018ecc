package io.heqi.contact;

import io.heqi.shared.AccountId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of contacts.
@Repository
class ContactRepository {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ContactRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// @return how many are new
  int plan(
      MerchantId merchant, @Nullable AccountId by, Collection<PlanContact> plans, Instant now) {
    var rows =
        plans.stream()
            .map(
                plan -> {
                  var row = new HashMap<String, @Nullable Object>();
                  row.put("id", ContactId.next());
                  row.put("key", plan.key());
                  row.put("customer_id", plan.customer());
                  row.put("shop_id", plan.shop());
                  row.put("purpose", plan.purpose());
                  row.put("subject", plan.subject());
                  row.put("text", plan.text());
                  row.put("asked_for", plan.askedFor());
                  row.put("useless_from", plan.uselessFrom());
                  return row;
                })
            .toList();
    return jdbc.sql(
            """
            insert into contact.contacts (merchant_id, id, key, customer_id, shop_id, purpose, way, subject, text,
              asked_for, state, planned_by, planned_at, useless_from, next_attempt_at)
            select ?, t.id, t.key, t.customer_id, t.shop_id, t.purpose, 'CHAT', t.subject, t.text,
              t.asked_for, 'PLANNED', ?, ?, t.useless_from, ?
            from jsonb_to_recordset(?::jsonb) as t(id uuid, key text, customer_id uuid, shop_id uuid, purpose text,
              subject text, text text, asked_for boolean, useless_from timestamptz)
            on conflict (merchant_id, key) do nothing
            """)
        .param(merchant.value())
        .param(by == null ? null : by.value())
        .param(Timestamp.from(now))
        .param(Timestamp.from(now))
        .param(json.writeValueAsString(rows))
        .update();
  }

  /// Writes down a contact that somebody made by themself.
  void made(
      MerchantId merchant,
      AccountId by,
      String key,
      CustomerId customer,
      ShopId shop,
      Contacts.Call call,
      Instant now) {
    jdbc.sql(
            """
            insert into contact.contacts (merchant_id, id, key, customer_id, shop_id, purpose, way, subject, text,
              state, planned_by, planned_at, useless_from, sent_at)
            values (?, ?, ?, ?, ?, ?, 'TELEPHONE', '', ?, 'SENT', ?, ?, ?, ?)
            on conflict (merchant_id, key) do nothing
            """)
        .params(
            merchant.value(),
            ContactId.next().value(),
            key,
            customer.value(),
            shop.value(),
            call.purpose().name(),
            call.note(),
            by.value(),
            Timestamp.from(now),
            Timestamp.from(now),
            Timestamp.from(now))
        .update();
  }

  /// The newest of a customer's.
  List<ContactView> ofCustomer(MerchantId merchant, CustomerId customer, int limit) {
    return jdbc.sql(
            """
            select * from contact.contacts where merchant_id = ? and customer_id = ?
            order by planned_at desc, id desc limit ?
            """)
        .params(merchant.value(), customer.value(), limit)
        .query((row, _) -> view(row))
        .list();
  }

  Map<String, ContactView> byKeys(MerchantId merchant, Collection<String> keys) {
    var found = new HashMap<String, ContactView>();
    jdbc.sql(
            """
            select c.* from unnest(?::text[]) as k(key)
            cross join lateral (
              select * from contact.contacts where merchant_id = ? and key = k.key limit 1) as c
            """)
        .params(keys.toArray(String[]::new), merchant.value())
        .query(
            row -> {
              found.put(row.getString("key"), view(row));
            });
    return found;
  }

  private static ContactView view(ResultSet row) throws SQLException {
    var by = row.getObject("planned_by", UUID.class);
    return new ContactView(
        new ContactId(row.getObject("id", UUID.class)),
        new ShopId(row.getObject("shop_id", UUID.class)),
        ContactPurpose.valueOf(row.getString("purpose")),
        ContactWay.valueOf(row.getString("way")),
        ContactState.valueOf(row.getString("state")),
        row.getString("subject"),
        row.getString("text"),
        by == null ? null : new AccountId(by),
        row.getTimestamp("planned_at").toInstant(),
        instant(row, "sent_at"),
        instant(row, "next_attempt_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  /// What waits, with what decides about it.
  record Waiting(
      CustomerId customer,
      ShopId shop,
      ContactState state,
      String key,
      String text,
      boolean askedFor,
      Instant uselessFrom) {}

  Optional<Waiting> waiting(MerchantId merchant, ContactId id) {
    return jdbc.sql(
            """
            select customer_id, shop_id, state, key, text, asked_for, useless_from from contact.contacts
            where merchant_id = ? and id = ? and state in ('PLANNED', 'SENDING') for update
            """)
        .params(merchant.value(), id.value())
        .query(
            (row, _) ->
                new Waiting(
                    new CustomerId(row.getObject("customer_id", UUID.class)),
                    new ShopId(row.getObject("shop_id", UUID.class)),
                    ContactState.valueOf(row.getString("state")),
                    row.getString("key"),
                    row.getString("text"),
                    row.getBoolean("asked_for"),
                    row.getTimestamp("useless_from").toInstant()))
        .optional();
  }

  /// Whoever contacts the same customer waits here, so that two never both find room for the last
  /// one.
  void serialise(MerchantId merchant, CustomerId customer) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 7))")
        .param("contact:" + merchant + ":" + customer)
        .query((row, _) -> true)
        .single();
  }

  /// When the customer was contacted since, the newest first.
  List<Instant> made(MerchantId merchant, CustomerId customer, Instant since) {
    return jdbc.sql(
            """
            select sent_at from contact.contacts
            where merchant_id = ? and customer_id = ? and sent_at > ? and not asked_for order by sent_at desc limit ?
            """)
        .params(merchant.value(), customer.value(), Timestamp.from(since), ContactRules.MOST)
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .list();
  }

  void claim(MerchantId merchant, ContactId id, Instant now) {
    jdbc.sql(
            """
            update contact.contacts set state = 'SENDING', sent_at = ? where merchant_id = ? and id = ?
            """)
        .params(Timestamp.from(now), merchant.value(), id.value())
        .update();
  }

  void postpone(MerchantId merchant, ContactId id, Instant until) {
    jdbc.sql(
            """
            update contact.contacts set next_attempt_at = ?, attempts = 0 where merchant_id = ? and id = ?
            """)
        .params(Timestamp.from(until), merchant.value(), id.value())
        .update();
  }

  /// What was said under a key.
  record Made(String key, Instant sentAt) {}

  /// It is over, as `state` says; what never reached the customer does not count.
  ///
  /// @return empty where it was over before; where it did not reach the customer, with the time of
  ///     the attempt
  Optional<Made> end(MerchantId merchant, ContactId id, ContactState state) {
    return jdbc.sql(
            """
            update contact.contacts set state = ?, next_attempt_at = null,
              sent_at = case when ? then sent_at end
            where merchant_id = ? and id = ? and state in ('PLANNED', 'SENDING')
            returning key, coalesce(sent_at, planned_at) as at
            """)
        .params(state.name(), state == ContactState.SENT, merchant.value(), id.value())
        .query((row, _) -> new Made(row.getString("key"), row.getTimestamp("at").toInstant()))
        .optional();
  }

  /// Takes back what nobody has begun to send.
  int withdraw(MerchantId merchant, Collection<String> keys) {
    return jdbc.sql(
            """
            update contact.contacts set state = 'WITHDRAWN', next_attempt_at = null
            where merchant_id = ? and key = any (?::text[]) and state = 'PLANNED'
            """)
        .params(merchant.value(), keys.toArray(String[]::new))
        .update();
  }

  boolean refuses(MerchantId merchant, CustomerId customer) {
    return jdbc.sql(
            """
            select exists (select from contact.refusals where merchant_id = ? and customer_id = ?)
            """)
        .params(merchant.value(), customer.value())
        .query(Boolean.class)
        .single();
  }

  boolean refuse(MerchantId merchant, CustomerId customer, @Nullable AccountId by, Instant now) {
    return jdbc.sql(
                """
                insert into contact.refusals (merchant_id, customer_id, refused_at, written_by)
                values (?, ?, ?, ?) on conflict do nothing
                """)
            .param(merchant.value())
            .param(customer.value())
            .param(Timestamp.from(now))
            .param(by == null ? null : by.value())
            .update()
        == 1;
  }

  boolean allow(MerchantId merchant, CustomerId customer) {
    return jdbc.sql("delete from contact.refusals where merchant_id = ? and customer_id = ?")
            .params(merchant.value(), customer.value())
            .update()
        == 1;
  }
}
