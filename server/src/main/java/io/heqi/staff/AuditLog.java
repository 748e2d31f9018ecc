package io.heqi.staff;

import io.heqi.foundation.security.Actor;
import io.heqi.shared.AccountId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Ids;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Who changed or revealed what, when and from where. Entries are only ever added, in the
/// transaction of the deed itself; they hold ids and facts, never the personal data that was
/// touched.
@Service
public class AuditLog {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  AuditLog(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /// @param account who did it; null where Heqi itself did, or a customer
  public record AuditEntry(
      UUID id,
      Instant at,
      @Nullable UUID account,
      @Nullable String name,
      String action,
      String subject,
      String detail,
      String address) {}

  /// @param action a stable code such as `conversation.transferred`
  /// @param subject the id of what was touched
  @Transactional
  public void record(Actor by, String action, Object subject, Map<String, ?> detail) {
    record(by.merchant(), by.account(), action, subject, detail, by.address());
  }

  /// What a customer did themself; the code says so, and the detail who.
  @Transactional
  public void recordOwn(
      MerchantId merchant,
      CustomerId customer,
      String action,
      Object subject,
      Map<String, ?> detail) {
    var all = new LinkedHashMap<String, Object>(detail);
    all.put("customer", customer);
    record(merchant, null, action, subject, all, "");
  }

  private void record(
      MerchantId merchant,
      @Nullable AccountId account,
      String action,
      Object subject,
      Map<String, ?> detail,
      String address) {
    jdbc.sql("insert into staff.audit_entries values (?, ?, ?, ?, ?, ?, ?::jsonb, ?)")
        .param(merchant.value())
        .param(Ids.next())
        .param(Timestamp.from(clock.instant()))
        .param(account == null ? null : account.value())
        .param(action)
        .param(subject.toString())
        .param(json.writeValueAsString(detail))
        .param(address)
        .update();
  }

  @Transactional
  public void record(Actor by, String action, Object subject) {
    record(by, action, subject, Map.of());
  }

  /// Newest first.
  @Transactional(readOnly = true)
  public Page<AuditEntry> read(Actor by, @Nullable String after, int limit) {
    by.require(StaffPermissions.AUDIT);
    var rows =
        jdbc.sql(
                """
                select e.id, e.at, e.account_id, m.display_name, e.action, e.subject, e.detail::text, e.address
                from staff.audit_entries e
                left join staff.memberships m on m.merchant_id = e.merchant_id and m.account_id = e.account_id
                where e.merchant_id = ? and e.id < ? order by e.id desc limit ?
                """)
            .params(by.merchant().value(), before(after), limit + 1)
            .query(
                (row, _) ->
                    new AuditEntry(
                        row.getObject(1, UUID.class),
                        row.getTimestamp(2).toInstant(),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)))
            .list();
    return Page.of(rows, limit, entry -> entry.id().toString());
  }

  private static UUID before(@Nullable String cursor) {
    try {
      return UUID.fromString(cursor == null ? "ffffffff-ffff-ffff-ffff-ffffffffffff" : cursor);
    } catch (IllegalArgumentException _) {
      throw Refusal.invalid("foundation.cursor-malformed");
    }
  }
}
