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
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The orders of Xiaohongshu: amounts in cents, times in milliseconds, receivers enciphered.
@Component
class XhsOrders {

  private final OrderReader reader;
  private final CodeTables codes;

  XhsOrders(OrderReader reader, CodeTables codes) {
    this.reader = reader;
    this.codes = codes;
  }

  Reading read(Words order) {
    return reader.read(
        Platform.XHS,
        order,
        "orderId",
        order.text("orderStatus", 10),
        state -> order(order, state));
  }

  private SaveOrder order(Words order, OrderState state) {
    return new SaveOrder(
        order.required("orderId", 64),
        Words.known("updateTime", order.millis("updateTime")),
        state,
        order.text("userId", 200),
        "",
        amounts(order),
        times(order, state),
        receiver(order),
        order.text("customerRemark", 1_000),
        order.text("sellerRemark", 1_000),
        order.list("skuList").stream().map(XhsOrders::line).toList(),
        parcels(order));
  }

  private static Amounts amounts(Words order) {
    var total = order.cents("totalPayAmount");
    var freight = order.cents("totalShippingFree");
    var discount = order.cents("totalMerchantDiscount").add(order.cents("totalRedDiscount"));
    return new Amounts(
        "CNY",
        total.add(discount).subtract(freight),
        freight,
        discount,
        total,
        order.millis("paidTime") == null ? BigDecimal.ZERO : total);
  }

  private static OrderTimes times(Words order, OrderState state) {
    return new OrderTimes(
        Words.known("createdTime", order.millis("createdTime")),
        order.millis("paidTime"),
        order.millis("deliveryTime"),
        state == OrderState.RECEIVED ? order.millis("finishTime") : null,
        order.millis("cancelTime"));
  }

  /// Name, phone and address are enciphered; to have them deciphered is not what an order is for.
  private static @Nullable Receiver receiver(Words order) {
    var region =
        Regions.of(order, "receiverProvinceName", "receiverCityName", "receiverDistrictName");
    return region.isEmpty() ? null : new Receiver("", "", region, "");
  }

  private static OrderLine line(Words item) {
    var quantity = item.whole("skuQuantity");
    var amount = item.cents("totalPaidAmount");
    var goods = amount.add(item.cents("totalMerchantDiscount")).add(item.cents("totalRedDiscount"));
    return new OrderLine(
        item.text("skuId", 64),
        item.text("erpcode", 64),
        item.required("skuName", 300),
        item.text("skuSpec", 200),
        quantity,
        quantity < 1 ? goods : goods.divide(BigDecimal.valueOf(quantity), 2, RoundingMode.HALF_UP),
        amount);
  }

  private @Nullable List<SaveOrder.SentParcel> parcels(Words order) {
    var number = order.text("expressTrackingNo", 64);
    var carrier = codes.carrier(Platform.XHS, order.text("expressCompanyCode", 40));
    return number.isEmpty() || carrier.isEmpty()
        ? null
        : List.of(new SaveOrder.SentParcel(carrier, number, order.millis("deliveryTime")));
  }
}
