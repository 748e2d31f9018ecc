package io.heqi.aftersale.platform;

import io.heqi.aftersale.AfterSalePermissions;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.timeline.Moment;
import io.heqi.commerce.timeline.OrderStory;
import io.heqi.foundation.security.Actor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What an order's platform told of its cases.
@Component
class PlatformCaseStory implements OrderStory {

  private static final int MOST = 100;

  private final JdbcClient jdbc;

  PlatformCaseStory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Moment> of(Actor by, OrderView order) {
    if (!by.may(AfterSalePermissions.READ)) {
      return List.of();
    }
    return jdbc.sql(
            """
            select m.at, m.state, m.state_code, c.number, c.type from aftersale.platform_cases c
            join aftersale.platform_moves m on m.merchant_id = c.merchant_id and m.case_id = c.id
            where c.merchant_id = ? and c.order_id = ? order by m.at desc limit ?
            """)
        .params(by.merchant().value(), order.id().value(), MOST)
        .query(
            (row, _) ->
                new Moment(
                    row.getTimestamp(1).toInstant(),
                    Moment.Source.PLATFORM_CASE,
                    Objects.requireNonNullElse(row.getString(2), ""),
                    "",
                    Map.of(
                        "number",
                        row.getString(4),
                        "code",
                        row.getString(3),
                        "type",
                        Objects.requireNonNullElse(row.getString(5), "")),
                    null,
                    null))
        .list();
  }
}
