package io.heqi.aftersale;

import io.heqi.commerce.OrderView;
import io.heqi.commerce.timeline.Moment;
import io.heqi.commerce.timeline.OrderStory;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.AccountId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Every move of an order's cases.
@Component
class CaseStory implements OrderStory {

  private static final int MOST = 500;

  private final JdbcClient jdbc;

  CaseStory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Moment> of(Actor by, OrderView order) {
    if (!by.may(AfterSalePermissions.READ)) {
      return List.of();
    }
    return jdbc.sql(
            """
            select m.at, m.move, m.note, c.number, c.type, m.to_state, m.party, m.account_id, c.id
            from aftersale.cases c
            join aftersale.moves m on m.merchant_id = c.merchant_id and m.case_id = c.id
            where c.merchant_id = ? and c.order_id = ? order by m.at desc limit ?
            """)
        .params(by.merchant().value(), order.id().value(), MOST)
        .query(
            (row, _) -> {
              var account = row.getObject(8, UUID.class);
              return new Moment(
                  row.getTimestamp(1).toInstant(),
                  Moment.Source.CASE,
                  row.getString(2),
                  row.getString(3),
                  Map.of(
                      "number",
                      Long.toString(row.getLong(4)),
                      "type",
                      row.getString(5),
                      "state",
                      row.getString(6),
                      "party",
                      row.getString(7)),
                  account == null ? null : new AccountId(account),
                  row.getObject(9, UUID.class));
            })
        .list();
  }
}
