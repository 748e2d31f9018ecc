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

/// The orders of WeChat's shops: amounts in cents, times in seconds, receivers hidden in part.
@Component
class WechatOrders {

  private final OrderReader reader;

  WechatOrders(OrderReader reader) {
    this.reader = reader;
  }

  Reading read(Words order) {
    return reader.read(
        Platform.WECHAT_SHOP,
        order,
        "order_id",
        order.text("status", 10),
        state -> order(order, order.at("order_detail"), state));
  }

  private static SaveOrder order(Words order, Words detail, OrderState state) {
    var notes = detail.at("ext_info");
    return new SaveOrder(
        order.required("order_id", 64),
        Words.known("update_time", order.seconds("update_time")),
        state,
        order.text("openid", 200),
        "",
        amounts(detail),
        times(order, detail),
        receiver(detail.at("delivery_info").at("address_info")),
        notes.text("customer_notes", 1_000),
        notes.text("merchant_notes", 1_000),
        detail.list("product_infos").stream().map(WechatOrders::line).toList(),
        parcels(detail.at("delivery_info")));
  }

  private static Amounts amounts(Words detail) {
    var price = detail.at("price_info");
    var total = price.cents("order_price");
    return new Amounts(
        "CNY",
        price.cents("product_price"),
        price.cents("freight"),
        price.cents("discounted_price"),
        total,
        detail.at("pay_info").seconds("pay_time") == null ? BigDecimal.ZERO : total);
  }

  private static OrderTimes times(Words order, Words detail) {
    return new OrderTimes(
        Words.known("create_time", order.seconds("create_time")),
        detail.at("pay_info").seconds("pay_time"),
        detail.at("delivery_info").seconds("ship_done_time"),
        detail.at("ext_info").seconds("confirm_receipt_time"),
        null);
  }

  private static @Nullable Receiver receiver(Words address) {
    var name = address.text("user_name", 60);
    var phone = address.text("tel_number", 30);
    return name.isEmpty() && phone.isEmpty()
        ? null
        : new Receiver(
            name,
            phone,
            Regions.of(address, "province_name", "city_name", "county_name"),
            (address.text("detail_info", 240) + " " + address.text("house_number", 50)).strip());
  }

  private static OrderLine line(Words item) {
    return new OrderLine(
        item.text("product_id", 64),
        item.text("sku_code", 64),
        item.required("title", 300),
        variant(item),
        item.whole("sku_cnt"),
        item.cents("sale_price"),
        item.cents("real_price"));
  }

  private static String variant(Words item) {
    var variant =
        item.list("sku_attrs").stream()
            .map(part -> part.text("attr_value", 60))
            .collect(Collectors.joining(" / "));
    return variant.length() <= 200 ? variant : variant.substring(0, 200);
  }

  private static @Nullable List<SaveOrder.SentParcel> parcels(Words delivery) {
    var parcels =
        delivery.list("delivery_product_info").stream()
            .filter(parcel -> !parcel.text("waybill_id", 64).isEmpty())
            .map(
                parcel ->
                    new SaveOrder.SentParcel(
                        parcel.required("delivery_name", 40),
                        parcel.required("waybill_id", 64),
                        parcel.seconds("delivery_time")))
            .toList();
    return parcels.isEmpty() ? null : parcels;
  }
}
