package io.heqi.commerce.gateway.platform;

import io.heqi.commerce.Amounts;
import io.heqi.commerce.OrderLine;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderTimes;
import io.heqi.commerce.Receiver;
import io.heqi.commerce.SaveOrder;
import io.heqi.commerce.gateway.CodeTables;
import io.heqi.commerce.gateway.OrderReader;
import io.heqi.commerce.gateway.Reading;
import io.heqi.commerce.gateway.Words;
import io.heqi.merchant.Platform;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The orders of Pinduoduo: amounts in yuan, times of Beijing, receivers masked.
@Component
class PddOrders {

  private static final String REFUNDED = "4";

  private final OrderReader reader;
  private final CodeTables codes;

  PddOrders(OrderReader reader, CodeTables codes) {
    this.reader = reader;
    this.codes = codes;
  }

  Reading read(Words order) {
    return reader.read(Platform.PDD, order, "order_sn", code(order), state -> order(order, state));
  }

  private static String code(Words order) {
    var code = order.text("confirm_status", 5) + "." + order.text("order_status", 5);
    return order.text("refund_status", 5).equals(REFUNDED) ? code + ".refunded" : code;
  }

  private SaveOrder order(Words order, OrderState state) {
    return new SaveOrder(
        order.required("order_sn", 64),
        Words.known("updated_at", order.beijing("updated_at")),
        state,
        "",
        "",
        amounts(order, state),
        times(order),
        receiver(order),
        order.text("buyer_memo", 1_000),
        order.text("remark", 1_000),
        order.list("item_list").stream().map(PddOrders::line).toList(),
        parcels(order));
  }

  private static Amounts amounts(Words order, OrderState state) {
    var total = order.yuan("pay_amount");
    return new Amounts(
        "CNY",
        order.yuan("goods_amount"),
        order.yuan("postage"),
        order.yuan("discount_amount"),
        total,
        state == OrderState.UNPAID || order.beijing("pay_time") == null ? BigDecimal.ZERO : total);
  }

  private static OrderTimes times(Words order) {
    return new OrderTimes(
        Words.known("created_time", order.beijing("created_time")),
        order.beijing("pay_time"),
        order.beijing("shipping_time"),
        order.beijing("receive_time"),
        null);
  }

  /// The names without masks are enciphered; to have them deciphered is not what an order is for.
  private static @Nullable Receiver receiver(Words order) {
    var name = order.text("receiver_name_mask", 60);
    var phone = order.text("receiver_phone_mask", 30);
    return name.isEmpty() && phone.isEmpty()
        ? null
        : new Receiver(
            name,
            phone,
            Regions.of(order, "province", "city", "town"),
            order.text("receiver_address_mask", 300));
  }

  private static OrderLine line(Words item) {
    var quantity = item.whole("goods_count");
    var price = item.yuan("goods_price");
    return new OrderLine(
        item.text("goods_id", 64),
        item.text("outer_id", 64),
        item.required("goods_name", 300),
        item.text("goods_spec", 200).replace(",", " / "),
        quantity,
        price,
        price.multiply(BigDecimal.valueOf(quantity)));
  }

  private @Nullable List<SaveOrder.SentParcel> parcels(Words order) {
    var number = order.text("tracking_number", 64);
    var carrier = codes.carrier(Platform.PDD, order.text("logistics_id", 40));
    return number.isEmpty() || carrier.isEmpty()
        ? null
        : List.of(new SaveOrder.SentParcel(carrier, number, order.beijing("shipping_time")));
  }
}
