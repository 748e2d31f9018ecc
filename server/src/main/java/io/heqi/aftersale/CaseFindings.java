package io.heqi.aftersale;

import io.heqi.foundation.security.Actor;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What is found out about a case beside its steps, also after it is over. The batch stands on the
/// goods or their box, as whoever inspects them or the customer reads it; what the ways cost the
/// merchant stands on the carrier's bill.
@Service
public class CaseFindings {

  public static final int LONGEST_BATCH = 64;
  private static final BigDecimal MOST_FREIGHT = new BigDecimal("100000");

  private final CaseRepository cases;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final AuditLog audit;

  CaseFindings(
      CaseRepository cases, JdbcClient jdbc, ApplicationEventPublisher events, AuditLog audit) {
    this.cases = cases;
    this.jdbc = jdbc;
    this.events = events;
    this.audit = audit;
  }

  /// @param line the place of the goods in the order
  /// @param batch up to 64 characters; empty where it is not known
  public record GoodsBatch(int line, String batch) {

    public GoodsBatch {
      batch = batch.strip();
      if (batch.length() > LONGEST_BATCH) {
        throw Refusal.tooLarge("aftersale.batch-too-long", LONGEST_BATCH);
      }
    }
  }

  /// @param batches of lines of the case; lines that are left out stay as they are
  /// @param freight in the case's currency; null where it is not known
  @Transactional
  public void put(Actor by, CaseId id, List<GoodsBatch> batches, @Nullable BigDecimal freight) {
    by.require(AfterSalePermissions.HANDLE);
    by.require(AfterSalePermissions.READ);
    if (freight != null
        && (freight.signum() < 0
            || freight.compareTo(MOST_FREIGHT) >= 0
            || freight.stripTrailingZeros().scale() > 2)) {
      throw Refusal.invalid("aftersale.freight-malformed", MOST_FREIGHT.toPlainString());
    }
    var c = cases.lock(by.merchant(), id).orElseThrow(CaseBook::unknown);
    var lines = cases.pieces(by.merchant(), id).keySet();
    if (!batches.stream().allMatch(one -> lines.contains(one.line()))) {
      throw Refusal.notFound("aftersale.line-unknown");
    }
    for (var one : batches) {
      jdbc.sql(
              "update aftersale.case_lines set batch = ? where merchant_id = ? and case_id = ? and"
                  + " line = ?")
          .params(one.batch(), by.merchant().value(), id.value(), one.line())
          .update();
    }
    jdbc.sql("update aftersale.cases set freight_cost = ? where merchant_id = ? and id = ?")
        .param(freight)
        .param(by.merchant().value())
        .param(id.value())
        .update();
    events.publishEvent(new CaseChanged(by.merchant(), c.origin.order()));
    audit.record(
        by,
        "aftersale.findings-noted",
        id,
        Map.of(
            "batches",
            batches.stream().map(GoodsBatch::batch).collect(Collectors.joining(", ")),
            "freight",
            freight == null ? "" : freight.toPlainString()));
  }
}
