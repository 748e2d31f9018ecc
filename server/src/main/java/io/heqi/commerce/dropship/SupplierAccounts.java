package io.heqi.commerce.dropship;

import io.heqi.commerce.CommercePermissions;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.Tokens;
import io.heqi.shared.Ids;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who of a supplier may sign in on the suppliers' page. They get in by a link that works once.
@Service
public class SupplierAccounts {

  static final Duration LINK_LIFE = Duration.ofDays(3);
  private static final int MOST = 50;

  private final JdbcClient jdbc;
  private final Suppliers suppliers;
  private final AuditLog audit;
  private final Clock clock;

  SupplierAccounts(JdbcClient jdbc, Suppliers suppliers, AuditLog audit, Clock clock) {
    this.jdbc = jdbc;
    this.suppliers = suppliers;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param joined whether a password was chosen
  public record SupplierAccountView(
      UUID id,
      String email,
      String name,
      boolean active,
      boolean joined,
      @Nullable Instant lastSeenAt) {}

  /// A link as it is shown once.
  ///
  /// @param path on this server
  public record SupplierLink(String path, Instant expiresAt) {}

  @Transactional(readOnly = true)
  public List<SupplierAccountView> list(Actor by, SupplierId supplier) {
    by.require(CommercePermissions.SUPPLIERS);
    suppliers.get(by.merchant(), supplier);
    return jdbc.sql(
            """
            select id, email, name, active, password_hash is not null, last_seen_at from commerce.supplier_accounts
            where merchant_id = ? and supplier_id = ? order by created_at, id
            """)
        .params(by.merchant().value(), supplier.value())
        .query(
            (row, _) -> {
              var seen = row.getTimestamp(6);
              return new SupplierAccountView(
                  row.getObject(1, UUID.class),
                  row.getString(2),
                  row.getString(3),
                  row.getBoolean(4),
                  row.getBoolean(5),
                  seen == null ? null : seen.toInstant());
            })
        .list();
  }

  @Transactional
  public SupplierLink invite(Actor by, SupplierId supplier, String email, String name) {
    by.require(CommercePermissions.SUPPLIERS);
    if (list(by, supplier).size() >= MOST) {
      throw Refusal.tooLarge("commerce.too-many-supplier-accounts", MOST);
    }
    var id = Ids.next();
    try {
      jdbc.sql(
              """
              insert into commerce.supplier_accounts (id, merchant_id, supplier_id, email, name, created_at)
              values (?, ?, ?, ?, ?, ?)
              """)
          .params(
              id,
              by.merchant().value(),
              supplier.value(),
              email.strip(),
              name.strip(),
              Timestamp.from(clock.instant()))
          .update();
    } catch (DuplicateKeyException _) {
      throw Refusal.conflict("commerce.supplier-account-taken");
    }
    audit.record(by, "commerce.supplier-invited", id, Map.of("supplier", supplier));
    return link(by.merchant(), id);
  }

  /// Another link, by which a password is chosen anew; earlier ones are void.
  @Transactional
  public SupplierLink relink(Actor by, UUID account) {
    by.require(CommercePermissions.SUPPLIERS);
    requireOurs(by, account);
    audit.record(by, "commerce.supplier-link-made", account);
    return link(by.merchant(), account);
  }

  private SupplierLink link(MerchantId merchant, UUID account) {
    var token = Tokens.next();
    var until = clock.instant().plus(LINK_LIFE);
    jdbc.sql("delete from commerce.supplier_links where merchant_id = ? and account_id = ?")
        .params(merchant.value(), account)
        .update();
    jdbc.sql("insert into commerce.supplier_links values (?, ?, ?, ?)")
        .params(Tokens.hash(token), merchant.value(), account, Timestamp.from(until))
        .update();
    return new SupplierLink("/supplier/welcome/" + token, until);
  }

  /// Shuts somebody out, or lets them in again. Whoever is shut out is signed out at once.
  @Transactional
  public void setActive(Actor by, UUID account, boolean active) {
    by.require(CommercePermissions.SUPPLIERS);
    requireOurs(by, account);
    jdbc.sql("update commerce.supplier_accounts set active = ? where merchant_id = ? and id = ?")
        .params(active, by.merchant().value(), account)
        .update();
    if (!active) {
      jdbc.sql("delete from commerce.supplier_sessions where merchant_id = ? and account_id = ?")
          .params(by.merchant().value(), account)
          .update();
      jdbc.sql("delete from commerce.supplier_links where merchant_id = ? and account_id = ?")
          .params(by.merchant().value(), account)
          .update();
    }
    audit.record(by, "commerce.supplier-account-changed", account, Map.of("active", active));
  }

  private void requireOurs(Actor by, UUID account) {
    var isOurs =
        jdbc.sql(
                "select exists (select from commerce.supplier_accounts where merchant_id = ? and id"
                    + " = ?)")
            .params(by.merchant().value(), account)
            .query(Boolean.class)
            .single();
    if (!isOurs) {
      throw Refusal.notFound("commerce.supplier-account-unknown");
    }
  }
}
