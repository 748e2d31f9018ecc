package io.heqi.commerce.dropship;

import io.heqi.shared.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of claims as they are written.
@Repository
class ClaimRepository {

  private final JdbcClient jdbc;

  ClaimRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(SupplierClaim c) {
    var o = c.origin;
    jdbc.sql(
            """
            insert into commerce.supplier_claims (merchant_id, id, number, supplier_id, supplier_order_id, case_id,
              ground, state, version, goods, freights, compensation, restock_fee, currency, note, answer, opened_at,
              due_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', ?, ?)
            """)
        .params(
            o.merchant().value(),
            o.id().value(),
            o.number(),
            o.supplier().value(),
            o.order().value(),
            o.mirrored(),
            c.ground.name(),
            c.state.name(),
            c.version,
            c.money.goods(),
            c.money.freights(),
            c.compensation,
            c.money.restockFee(),
            o.currency(),
            Timestamp.from(o.openedAt()),
            Timestamp.from(o.dueAt()))
        .update();
    jdbc.sql("insert into commerce.supplier_claim_deadlines values (?, ?, ?, 0, '')")
        .params(o.merchant().value(), o.id().value(), Timestamp.from(o.dueAt()))
        .update();
  }

  void update(SupplierClaim c) {
    jdbc.sql(
            """
            update commerce.supplier_claims set ground = ?, state = ?, version = ?, goods = ?, freights = ?,
              compensation = ?, restock_fee = ?, verdict = ?, granted = ?, recovered = ?, note = ?, answer = ?,
              answered_at = ?, ended_at = ?
            where merchant_id = ? and id = ?
            """)
        .param(c.ground.name())
        .param(c.state.name())
        .param(c.version)
        .param(c.money.goods())
        .param(c.money.freights())
        .param(c.compensation)
        .param(c.money.restockFee())
        .param(c.verdict == null ? null : c.verdict.name())
        .param(c.granted)
        .param(c.recovered)
        .param(c.note)
        .param(c.answer)
        .param(time(c.answeredAt))
        .param(time(c.endedAt))
        .param(c.origin.merchant().value())
        .param(c.origin.id().value())
        .update();
    if (c.state != ClaimState.OPEN) {
      jdbc.sql(
              "delete from commerce.supplier_claim_deadlines where merchant_id = ? and claim_id ="
                  + " ?")
          .params(c.origin.merchant().value(), c.origin.id().value())
          .update();
    }
  }

  void log(SupplierClaim c, SupplierMover by, ClaimMove move, String note, Instant at) {
    jdbc.sql("insert into commerce.supplier_claim_moves values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .param(c.origin.merchant().value())
        .param(c.origin.id().value())
        .param(c.version)
        .param(Timestamp.from(at))
        .param(by.party().name())
        .param(by.id())
        .param(by.name())
        .param(move.name())
        .param(c.state.name())
        .param(note)
        .update();
  }

  Optional<SupplierClaim> lock(MerchantId merchant, SupplierClaimId id) {
    return select(merchant, "id = ? for update", id.value()).stream().findFirst();
  }

  Optional<SupplierClaim> find(MerchantId merchant, SupplierClaimId id) {
    return select(merchant, "id = ?", id.value()).stream().findFirst();
  }

  /// Those that mirror a customer's case.
  List<SupplierClaim> lockMirrors(MerchantId merchant, UUID mirrored) {
    return select(merchant, "case_id = ? order by id for update", mirrored);
  }

  /// @param condition on bare column names, behind that of the merchant
  List<SupplierClaim> select(MerchantId merchant, String condition, Object... values) {
    var parameters = new ArrayList<Object>(List.of(merchant.value()));
    parameters.addAll(Arrays.asList(values));
    return jdbc.sql("select * from commerce.supplier_claims where merchant_id = ? and " + condition)
        .params(parameters)
        .query((row, _) -> read(row))
        .list();
  }

  private static SupplierClaim read(ResultSet row) throws SQLException {
    var origin =
        new SupplierClaim.Origin(
            new MerchantId(row.getLong("merchant_id")),
            new SupplierClaimId(row.getObject("id", UUID.class)),
            row.getLong("number"),
            new SupplierId(row.getObject("supplier_id", UUID.class)),
            new SupplierOrderId(row.getObject("supplier_order_id", UUID.class)),
            row.getObject("case_id", UUID.class),
            row.getString("currency"),
            row.getTimestamp("opened_at").toInstant(),
            row.getTimestamp("due_at").toInstant());
    var money =
        new ClaimGround.Money(
            row.getBigDecimal("goods"),
            row.getBigDecimal("freights"),
            row.getBigDecimal("restock_fee"));
    var c = new SupplierClaim(origin, ClaimGround.valueOf(row.getString("ground")), money);
    c.state = ClaimState.valueOf(row.getString("state"));
    c.version = row.getInt("version");
    c.compensation = row.getBigDecimal("compensation");
    var verdict = row.getString("verdict");
    c.verdict = verdict == null ? null : ClaimVerdict.valueOf(verdict);
    c.granted = row.getBigDecimal("granted");
    c.recovered = row.getBigDecimal("recovered");
    c.note = row.getString("note");
    c.answer = row.getString("answer");
    c.answeredAt = instant(row.getTimestamp("answered_at"));
    c.endedAt = instant(row.getTimestamp("ended_at"));
    return c;
  }

  private static @Nullable Timestamp time(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
