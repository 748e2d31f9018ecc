package io.heqi.commerce.dropship;

import io.heqi.commerce.CommercePermissions;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How well a supplier does over a period, and the orders and claims that say so.
@Service
public class Scorecards {

  private static final Duration LONGEST = Duration.ofDays(400);
  private static final int SHOWN = 200;
  private static final int DECIMALS = 4;

  private final JdbcClient jdbc;
  private final Suppliers suppliers;
  private final Clock clock;

  Scorecards(JdbcClient jdbc, Suppliers suppliers, Clock clock) {
    this.jdbc = jdbc;
    this.suppliers = suppliers;
    this.clock = clock;
  }

  /// From `from` on, until before `until`.
  public record Period(Instant from, Instant until) {

    public Period {
      if (!from.isBefore(until) || Duration.between(from, until).compareTo(LONGEST) > 0) {
        throw Refusal.invalid("commerce.scorecard-period-malformed", LONGEST.toDays());
      }
    }
  }

  /// @param value `counted` by `measure`; null where there is nothing to measure by
  /// @param rows how many orders or claims it is taken from
  public record FigureView(
      ScorecardFigure figure,
      @Nullable BigDecimal value,
      BigDecimal counted,
      BigDecimal measure,
      long rows) {}

  /// @param kind `ORDER` or `CLAIM`
  /// @param at the time by which it falls into the period
  public record FigureRow(
      String kind, UUID id, long number, Instant at, BigDecimal counted, BigDecimal measure) {}

  @Transactional(readOnly = true)
  public List<FigureView> of(Actor by, SupplierId supplier, Period period) {
    by.require(CommercePermissions.DISPATCH);
    suppliers.get(by.merchant(), supplier);
    return Arrays.stream(ScorecardFigure.values())
        .map(figure -> view(by, supplier, period, figure))
        .toList();
  }

  private FigureView view(Actor by, SupplierId supplier, Period period, ScorecardFigure figure) {
    return jdbc.sql(
            "select coalesce(sum(counted), 0), coalesce(sum(measure), 0), count(*) from ("
                + figure.rows()
                + ") as r")
        .params(parameters(by, supplier, period))
        .query(
            (row, _) -> {
              var counted = row.getBigDecimal(1);
              var measure = row.getBigDecimal(2);
              return new FigureView(
                  figure,
                  measure.signum() == 0
                      ? null
                      : counted.divide(measure, DECIMALS, RoundingMode.HALF_UP),
                  counted,
                  measure,
                  row.getLong(3));
            })
        .single();
  }

  private List<Object> parameters(Actor by, SupplierId supplier, Period period) {
    return List.of(
        by.merchant().value(),
        supplier.value(),
        Timestamp.from(period.from()),
        Timestamp.from(period.until()),
        Timestamp.from(clock.instant()));
  }

  /// What a figure is made of, newest first, at most 200.
  @Transactional(readOnly = true)
  public List<FigureRow> rows(
      Actor by, SupplierId supplier, Period period, ScorecardFigure figure) {
    by.require(CommercePermissions.DISPATCH);
    suppliers.get(by.merchant(), supplier);
    return jdbc.sql(
            "select * from (" + figure.rows() + ") as r order by at desc, id limit " + SHOWN)
        .params(parameters(by, supplier, period))
        .query(
            (row, _) ->
                new FigureRow(
                    row.getString("kind"),
                    row.getObject("id", UUID.class),
                    row.getLong("number"),
                    row.getTimestamp("at").toInstant(),
                    row.getBigDecimal("counted"),
                    row.getBigDecimal("measure")))
        .list();
  }
}
