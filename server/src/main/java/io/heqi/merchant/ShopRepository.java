package io.heqi.merchant;

import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ShopRepository {

  private static final String COLUMNS =
      """
      id, name, platform, zone, responsible_department, greeting, out_of_hours_answer,
      extract(epoch from close_after_silence)::bigint as close_seconds,
      extract(epoch from reopen_within)::bigint as reopen_seconds, max_text_length
      """;

  private final JdbcClient jdbc;

  ShopRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(MerchantId merchant, ShopId id, SaveShop shop, Instant now) {
    jdbc.sql(
            """
            insert into merchant.shops (name, platform, zone, responsible_department, greeting,
              out_of_hours_answer, close_after_silence, reopen_within, max_text_length, merchant_id, id, created_at)
            values (?, ?, ?, ?, ?, ?, make_interval(secs => ?), make_interval(secs => ?), ?, ?, ?, ?)
            """)
        .params(parameters(shop))
        .params(merchant.value(), id.value(), Timestamp.from(now))
        .update();
  }

  boolean update(MerchantId merchant, ShopId id, SaveShop shop) {
    return jdbc.sql(
                """
                update merchant.shops set name = ?, platform = ?, zone = ?, responsible_department = ?,
                  greeting = ?, out_of_hours_answer = ?, close_after_silence = make_interval(secs => ?),
                  reopen_within = make_interval(secs => ?), max_text_length = ?
                where merchant_id = ? and id = ?
                """)
            .params(parameters(shop))
            .params(merchant.value(), id.value())
            .update()
        == 1;
  }

  private static Object[] parameters(SaveShop shop) {
    return new Object[] {
      shop.name(),
      shop.platform().name(),
      shop.zone(),
      shop.responsibleDepartment(),
      shop.greeting(),
      shop.outOfHoursAnswer(),
      shop.closeAfterSilence().toSeconds(),
      shop.reopenWithin().toSeconds(),
      shop.maxTextLength()
    };
  }

  List<ShopView> list(MerchantId merchant) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from merchant.shops where merchant_id = ? order by created_at, id")
        .param(merchant.value())
        .query((row, _) -> view(row))
        .list();
  }

  Optional<ShopView> find(MerchantId merchant, ShopId id) {
    return jdbc.sql("select " + COLUMNS + " from merchant.shops where merchant_id = ? and id = ?")
        .params(merchant.value(), id.value())
        .query((row, _) -> view(row))
        .optional();
  }

  private static ShopView view(ResultSet row) throws SQLException {
    return new ShopView(
        new ShopId(row.getObject("id", UUID.class)),
        row.getString("name"),
        Platform.valueOf(row.getString("platform")),
        row.getString("zone"),
        row.getString("responsible_department"),
        row.getString("greeting"),
        row.getString("out_of_hours_answer"),
        Duration.ofSeconds(row.getLong("close_seconds")),
        Duration.ofSeconds(row.getLong("reopen_seconds")),
        row.getInt("max_text_length"));
  }

  OpeningHours hours(MerchantId merchant, ShopId shop, ZoneId zone) {
    var spans =
        jdbc.sql(
                """
                select weekday, opens, closes from merchant.business_hours
                where merchant_id = ? and shop_id = ? order by weekday, opens
                """)
            .params(merchant.value(), shop.value())
            .query(
                (row, _) ->
                    new OpeningHours.Span(
                        row.getInt(1),
                        row.getObject(2, LocalTime.class),
                        row.getObject(3, LocalTime.class)))
            .list();
    var holidays =
        jdbc.sql(
                """
                select day, name, opens, closes from merchant.holidays
                where merchant_id = ? and shop_id = ? order by day
                """)
            .params(merchant.value(), shop.value())
            .query(
                (row, _) ->
                    new OpeningHours.Holiday(
                        row.getObject(1, LocalDate.class),
                        row.getString(2),
                        row.getObject(3, LocalTime.class),
                        row.getObject(4, LocalTime.class)))
            .list();
    return new OpeningHours(zone, spans, holidays);
  }

  void replaceHours(MerchantId merchant, ShopId shop, OpeningHours hours) {
    jdbc.sql("delete from merchant.business_hours where merchant_id = ? and shop_id = ?")
        .params(merchant.value(), shop.value())
        .update();
    jdbc.sql("delete from merchant.holidays where merchant_id = ? and shop_id = ?")
        .params(merchant.value(), shop.value())
        .update();
    for (var span : hours.spans()) {
      jdbc.sql("insert into merchant.business_hours values (?, ?, ?, ?, ?)")
          .params(merchant.value(), shop.value(), span.weekday(), span.opens(), span.closes())
          .update();
    }
    for (var holiday : hours.holidays()) {
      jdbc.sql("insert into merchant.holidays values (?, ?, ?, ?, ?, ?)")
          .param(merchant.value())
          .param(shop.value())
          .param(holiday.day())
          .param(holiday.name())
          .param(holiday.opens())
          .param(holiday.closes())
          .update();
    }
  }
}
