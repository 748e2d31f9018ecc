package io.heqi.report.deal;

import io.heqi.foundation.table.TableForm;
import io.heqi.merchant.ShopView;
import io.heqi.shared.AccountId;
import io.heqi.shared.ShopId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/// The deal record as a file, with the headings of the form. Rows are written as they come, and
/// under them what they come to by shop and in all.
public final class DealFile {

  private static final List<String> COLUMNS =
      List.of(
          "day",
          "agent",
          "order-number",
          "platform",
          "shop",
          "buyer",
          "goods",
          "quantity",
          "amount",
          "currency",
          "paid-at",
          "inquiry-link",
          "address-verified",
          "cross-sell",
          "remark");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final MessageSource texts;
  private final Locale locale;
  private final Map<ShopId, ShopView> shops;
  private final Map<AccountId, String> agents;
  private final String conversations;
  private final Map<Group, Total> totals = new LinkedHashMap<>();

  private record Group(ShopId shop, String currency) {}

  private record Total(long orders, long quantity, BigDecimal paid) {

    Total plus(Total more) {
      return new Total(orders + more.orders, quantity + more.quantity, paid.add(more.paid));
    }
  }

  /// @param conversations the address under which a conversation opens, up to its id
  public DealFile(
      MessageSource texts,
      Locale locale,
      Map<ShopId, ShopView> shops,
      Map<AccountId, String> agents,
      String conversations) {
    this.texts = texts;
    this.locale = locale;
    this.shops = shops;
    this.agents = agents;
    this.conversations = conversations;
  }

  public void write(TableForm form, Stream<DealRow> rows, OutputStream out) {
    var headings = COLUMNS.stream().map(c -> text("report.column." + c)).toList();
    var table =
        Stream.of(
                Stream.of(headings), rows.map(this::cells), Stream.of(true).flatMap(_ -> totals()))
            .flatMap(part -> part);
    try {
      form.write(text("report.deal-record"), table, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> cells(DealRow row) {
    var shop = Objects.requireNonNull(shops.get(row.shop()));
    totals.merge(
        new Group(row.shop(), row.currency()),
        new Total(1, row.quantity(), row.paid()),
        Total::plus);
    return Stream.of(
            row.day().toString(),
            row.agent() == null
                ? text("report.outcome." + row.outcome())
                : agents.getOrDefault(row.agent(), row.agent().toString()),
            row.number(),
            text("report.platform." + shop.platform()),
            shop.name(),
            row.buyer(),
            row.goods(),
            Long.toString(row.quantity()),
            row.paid().toPlainString(),
            row.currency(),
            TIME.format(row.paidAt().atZone(ZoneId.of(shop.zone()))),
            row.conversation() == null ? "" : conversations + row.conversation(),
            text(row.addressConfirmed() ? "report.yes" : "report.no"),
            row.crossSell(),
            row.remark())
        .map(TableForm::harmless)
        .toList();
  }

  private Stream<List<String>> totals() {
    var all = new TreeMap<String, Total>();
    totals.forEach((group, total) -> all.merge(group.currency(), total, Total::plus));
    return Stream.concat(
        totals.entrySet().stream()
            .map(
                one ->
                    total(shops.get(one.getKey().shop()), one.getKey().currency(), one.getValue())),
        all.entrySet().stream().map(one -> total(null, one.getKey(), one.getValue())));
  }

  private List<String> total(@Nullable ShopView shop, String currency, Total total) {
    return Stream.of(
            text("report.total"),
            "",
            texts.getMessage("report.orders", new Object[] {total.orders()}, locale),
            shop == null ? text("report.all") : text("report.platform." + shop.platform()),
            shop == null ? "" : shop.name(),
            "",
            "",
            Long.toString(total.quantity()),
            total.paid().toPlainString(),
            currency,
            "",
            "",
            "",
            "",
            "")
        .map(TableForm::harmless)
        .toList();
  }

  private String text(String code) {
    return texts.getMessage(code, null, locale);
  }
}
