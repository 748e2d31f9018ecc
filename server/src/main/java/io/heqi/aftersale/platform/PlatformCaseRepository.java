package io.heqi.aftersale.platform;

import io.heqi.aftersale.AfterSaleState;
import io.heqi.aftersale.AfterSaleType;
import io.heqi.aftersale.CaseId;
import io.heqi.commerce.OrderId;
import io.heqi.shared.AccountId;
import io.heqi.shared.Cursor;
import io.heqi.shared.Ids;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of cases that stand on a platform.
@Repository
class PlatformCaseRepository {

  private static final int MOST_OF_ORDER = 20;
  private static final String SELECT =
      """
      select p.*, c.number as own_number from aftersale.platform_cases as p
      left join aftersale.cases as c on c.merchant_id = ? and c.id = p.case_id
      where p.merchant_id = ?
      """;

  private final JdbcClient jdbc;

  PlatformCaseRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What the platform's codes came to.
  record Read(
      @Nullable AfterSaleType type,
      @Nullable AfterSaleState state,
      @Nullable Instant due,
      boolean dueTold) {}

  /// @param owner found where the case is new
  PlatformCases.Outcome take(
      MerchantId merchant,
      ShopId shop,
      TellPlatformCase told,
      Read read,
      Supplier<AccountId> owner,
      Instant now) {
    if (update(merchant, shop, told, read)) {
      log(merchant, shop, told, read, now);
      return PlatformCases.Outcome.CHANGED;
    }
    if (isKnown(merchant, shop, told.number()) || !insert(merchant, shop, told, read, owner)) {
      return PlatformCases.Outcome.OLD;
    }
    log(merchant, shop, told, read, now);
    return PlatformCases.Outcome.NEW;
  }

  private boolean isKnown(MerchantId merchant, ShopId shop, String number) {
    return jdbc.sql(
            """
            select exists (select from aftersale.platform_cases
              where merchant_id = ? and shop_id = ? and number = ?)
            """)
        .params(merchant.value(), shop.value(), number)
        .query(Boolean.class)
        .single();
  }

  private boolean update(MerchantId merchant, ShopId shop, TellPlatformCase told, Read read) {
    return jdbc.sql(
                """
                update aftersale.platform_cases set order_number = ?, type = ?, type_code = ?, state = ?, state_code = ?,
                  refund_code = ?, dispute_code = ?, amount = ?, currency = ?, reason = ?, due_at = ?, due_told = ?,
                  updated_at = ?
                where merchant_id = ? and shop_id = ? and number = ? and updated_at < ?
                """)
            .param(told.orderNumber())
            .param(name(read.type()))
            .param(told.type())
            .param(name(read.state()))
            .param(told.state())
            .param(told.refund())
            .param(told.dispute())
            .param(told.amount())
            .param(told.currency())
            .param(told.reason())
            .param(time(read.due()))
            .param(read.dueTold())
            .param(Timestamp.from(told.updatedAt()))
            .param(merchant.value())
            .param(shop.value())
            .param(told.number())
            .param(Timestamp.from(told.updatedAt()))
            .update()
        > 0;
  }

  private boolean insert(
      MerchantId merchant,
      ShopId shop,
      TellPlatformCase told,
      Read read,
      Supplier<AccountId> owner) {
    return jdbc.sql(
                """
                insert into aftersale.platform_cases (merchant_id, id, shop_id, number, order_number, type, type_code,
                  state, state_code, refund_code, dispute_code, amount, currency, reason, owner_id, due_at, due_told,
                  updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (merchant_id, shop_id, number) do nothing
                """)
            .param(merchant.value())
            .param(Ids.next())
            .param(shop.value())
            .param(told.number())
            .param(told.orderNumber())
            .param(name(read.type()))
            .param(told.type())
            .param(name(read.state()))
            .param(told.state())
            .param(told.refund())
            .param(told.dispute())
            .param(told.amount())
            .param(told.currency())
            .param(told.reason())
            .param(owner.get().value())
            .param(time(read.due()))
            .param(read.dueTold())
            .param(Timestamp.from(told.updatedAt()))
            .update()
        > 0;
  }

  private void log(
      MerchantId merchant, ShopId shop, TellPlatformCase told, Read read, Instant now) {
    jdbc.sql(
            """
            insert into aftersale.platform_moves
            select merchant_id, id, ?, ?, ?, ? from aftersale.platform_cases
            where merchant_id = ? and shop_id = ? and number = ?
            """)
        .param(Timestamp.from(told.updatedAt()))
        .param(name(read.state()))
        .param(told.state())
        .param(Timestamp.from(now))
        .param(merchant.value())
        .param(shop.value())
        .param(told.number())
        .update();
  }

  /// Ties a case to its order, and to our own case about the same: the newest of its kind that was
  /// not dropped and that no other one is about.
  void link(MerchantId merchant, ShopId shop, String number, OrderId order) {
    jdbc.sql(
            """
            update aftersale.platform_cases as p set order_id = ?,
              case_id = (select c.id from aftersale.cases as c
                where c.merchant_id = ? and c.order_id = ? and c.type = p.type
                  and c.state not in ('CANCELLED', 'CLOSED')
                  and not exists (select from aftersale.platform_cases as other
                    where other.merchant_id = ? and other.case_id = c.id and other.id <> p.id)
                order by c.applied_at desc, c.id desc limit 1)
            where p.merchant_id = ? and p.shop_id = ? and p.number = ?
            """)
        .params(
            order.value(),
            merchant.value(),
            order.value(),
            merchant.value(),
            merchant.value(),
            shop.value(),
            number)
        .update();
  }

  record Waiting(String number, String order) {}

  /// Cases that were told before their orders.
  List<Waiting> waiting(MerchantId merchant, ShopId shop, List<String> orders) {
    return jdbc.sql(
            """
            select number, order_number from aftersale.platform_cases
            where merchant_id = ? and shop_id = ? and order_number = any (?::text[]) and order_id is null
            """)
        .params(merchant.value(), shop.value(), orders.toArray(String[]::new))
        .query((row, _) -> new Waiting(row.getString(1), row.getString(2)))
        .list();
  }

  List<PlatformCaseView> list(
      MerchantId merchant,
      PlatformCaseFilter filter,
      @Nullable ShopId shop,
      Cursor place,
      int limit) {
    var parameters = new ArrayList<Object>(List.of(merchant.value(), merchant.value()));
    var sql = new StringBuilder(SELECT);
    if (shop != null) {
      sql.append(" and p.shop_id = ?");
      parameters.add(shop.value());
    }
    sql.append(
        switch (filter) {
          case OPEN ->
              " and p.due_at is not null and (p.due_at, p.id) > (?, ?) order by p.due_at, p.id";
          case UNKNOWN ->
              " and p.due_at is not null and p.state is null and (p.due_at, p.id) > (?, ?) order by"
                  + " p.due_at, p.id";
          case OVER ->
              " and p.due_at is null and (p.updated_at, p.id) < (?, ?) order by p.updated_at desc,"
                  + " p.id desc";
        });
    parameters.addAll(List.of(Timestamp.from(place.at()), place.id(), limit));
    return jdbc.sql(sql + " limit ?").params(parameters).query(PlatformCaseRepository::view).list();
  }

  PlatformCaseView.PlatformCaseCounts counts(MerchantId merchant) {
    return jdbc.sql(
            """
            select count(*), count(*) filter (where state is null) from aftersale.platform_cases
            where merchant_id = ? and due_at is not null
            """)
        .param(merchant.value())
        .query((row, _) -> new PlatformCaseView.PlatformCaseCounts(row.getInt(1), row.getInt(2)))
        .single();
  }

  List<PlatformCaseView> ofOrder(MerchantId merchant, OrderId order) {
    return jdbc.sql(SELECT + " and p.order_id = ? order by p.updated_at desc, p.id desc limit ?")
        .params(merchant.value(), merchant.value(), order.value(), MOST_OF_ORDER)
        .query(PlatformCaseRepository::view)
        .list();
  }

  private static PlatformCaseView view(ResultSet row, int index) throws SQLException {
    var due = row.getTimestamp("due_at");
    return new PlatformCaseView(
        row.getObject("id", UUID.class),
        new ShopId(row.getObject("shop_id", UUID.class)),
        row.getString("number"),
        row.getString("order_number"),
        made(row.getObject("order_id", UUID.class), OrderId::new),
        made(row.getObject("case_id", UUID.class), CaseId::new),
        row.getObject("own_number", Long.class),
        made(row.getString("type"), AfterSaleType::valueOf),
        row.getString("type_code"),
        made(row.getString("state"), AfterSaleState::valueOf),
        row.getString("state_code"),
        row.getBigDecimal("amount"),
        row.getString("currency"),
        row.getString("reason"),
        new AccountId(row.getObject("owner_id", UUID.class)),
        due == null ? null : due.toInstant(),
        row.getBoolean("due_told"),
        row.getTimestamp("updated_at").toInstant());
  }

  private static <T, R> @Nullable R made(@Nullable T value, Function<T, R> make) {
    return value == null ? null : make.apply(value);
  }

  private static @Nullable Timestamp time(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }
}
