package io.heqi.commerce.gateway.platform;

import io.heqi.commerce.Amounts;
import io.heqi.commerce.OrderLine;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderTimes;
import io.heqi.commerce.Receiver;
import io.heqi.commerce.SaveOrder;
import io.heqi.commerce.gateway.OrderReader;
import io.heqi.commerce.gateway.Reading;
import io.heqi.commerce.gateway.Words;
import io.heqi.merchant.Platform;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The orders of Doudian: amounts in cents, times in seconds, receivers masked.
@Component
class DoudianOrders {

  private final OrderReader reader;

  DoudianOrders(OrderReader reader) {
    this.reader = reader;
  }

  Reading read(Words order) {
    return reader.read(
        Platform.DOUYIN,
        order,
        "order_id",
        order.text("order_status", 10),
        state -> order(order, state));
  }

  private static SaveOrder order(Words order, OrderState state) {
    return new SaveOrder(
        order.required("order_id", 64),
        Words.known("update_time", order.seconds("update_time")),
        state,
        order.text("doudian_open_id", 200),
        "",
        amounts(order),
        times(order, state),
        receiver(order),
        order.text("buyer_words", 1_000),
        order.text("seller_words", 1_000),
        order.list("sku_order_list").stream().map(DoudianOrders::line).toList(),
        parcels(order));
  }

  private static Amounts amounts(Words order) {
    var total = order.cents("pay_amount");
    var goods =
        order.list("sku_order_list").stream()
            .map(item -> item.cents("sum_amount"))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Amounts(
        "CNY",
        goods,
        order.cents("post_amount"),
        order.cents("promotion_amount"),
        total,
        order.seconds("pay_time") == null ? BigDecimal.ZERO : total);
  }

  private static OrderTimes times(Words order, OrderState state) {
    var finished = order.seconds("finish_time");
    return new OrderTimes(
        Words.known("create_time", order.seconds("create_time")),
        order.seconds("pay_time"),
        order.seconds("ship_time"),
        state == OrderState.RECEIVED ? finished : null,
        state == OrderState.CLOSED ? finished : null);
  }

  private static @Nullable Receiver receiver(Words order) {
    var name = order.text("mask_post_receiver", 60);
    var phone = order.text("mask_post_tel", 30);
    if (name.isEmpty() && phone.isEmpty()) {
      return null;
    }
    var address = order.at("mask_post_addr");
    var region =
        List.of("province", "city", "town", "street").stream()
            .map(part -> address.at(part).text("name", 24))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    return new Receiver(name, phone, region, address.text("detail", 300));
  }

  private static OrderLine line(Words item) {
    return new OrderLine(
        item.text("product_id_str", 64),
        item.text("code", 64),
        item.required("product_name", 300),
        variant(item),
        item.whole("item_num"),
        item.cents("origin_amount"),
        item.cents("pay_amount"));
  }

  private static String variant(Words item) {
    var variant =
        item.list("spec").stream()
            .map(part -> part.text("value", 60))
            .collect(Collectors.joining(" / "));
    return variant.length() <= 200 ? variant : variant.substring(0, 200);
  }

  private static @Nullable List<SaveOrder.SentParcel> parcels(Words order) {
    var parcels =
        order.list("logistics_info").stream()
            .filter(parcel -> !parcel.text("tracking_no", 64).isEmpty())
            .map(
                parcel ->
                    new SaveOrder.SentParcel(
                        parcel.required("company_name", 40),
                        parcel.required("tracking_no", 64),
                        parcel.seconds("ship_time")))
            .toList();
    return parcels.isEmpty() ? null : parcels;
  }
}
