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

/// The orders of Kuaishou: one kind of goods each, amounts in cents, times in milliseconds,
/// receivers masked.
@Component
class KuaishouOrders {

  private final OrderReader reader;
  private final CodeTables codes;

  KuaishouOrders(OrderReader reader, CodeTables codes) {
    this.reader = reader;
    this.codes = codes;
  }

  Reading read(Words order) {
    var base = order.at("orderBaseInfo");
    return reader.read(
        Platform.KUAISHOU,
        base,
        "oid",
        base.text("status", 10),
        state -> order(order, base, state));
  }

  private SaveOrder order(Words order, Words base, OrderState state) {
    var item = order.at("orderItemInfo");
    return new SaveOrder(
        base.required("oid", 64),
        Words.known("updateTime", base.millis("updateTime")),
        state,
        base.text("buyerOpenId", 200),
        base.text("buyerNick", 100),
        amounts(base, item),
        times(base),
        receiver(order.at("orderAddress")),
        base.text("remark", 1_000),
        "",
        List.of(line(item)),
        parcels(order, base));
  }

  private static BigDecimal goods(Words item) {
    return item.cents("originalPrice").multiply(BigDecimal.valueOf(item.whole("num")));
  }

  private static Amounts amounts(Words base, Words item) {
    var total = base.cents("totalFee");
    return new Amounts(
        "CNY",
        goods(item),
        base.cents("expressFee"),
        base.cents("discountFee"),
        total,
        base.millis("payTime") == null ? BigDecimal.ZERO : total);
  }

  private static OrderTimes times(Words base) {
    return new OrderTimes(
        Words.known("createTime", base.millis("createTime")),
        base.millis("payTime"),
        base.millis("sendTime"),
        base.millis("recvTime"),
        null);
  }

  private static @Nullable Receiver receiver(Words address) {
    var name = address.text("desensitiseConsignee", 60);
    var phone = address.text("desensitiseMobile", 30);
    return name.isEmpty() && phone.isEmpty()
        ? null
        : new Receiver(
            name,
            phone,
            Regions.of(address, "province", "city", "district", "town"),
            address.text("desensitiseAddress", 300));
  }

  private static OrderLine line(Words item) {
    return new OrderLine(
        item.text("itemId", 64),
        item.text("skuNick", 64),
        item.required("itemTitle", 300),
        item.text("skuDesc", 200),
        item.whole("num"),
        item.cents("originalPrice"),
        goods(item));
  }

  private @Nullable List<SaveOrder.SentParcel> parcels(Words order, Words base) {
    var parcels =
        order.list("orderLogisticsInfo").stream()
            .filter(parcel -> !parcel.text("expressNo", 64).isEmpty())
            .map(
                parcel ->
                    new SaveOrder.SentParcel(
                        codes.carrier(Platform.KUAISHOU, parcel.required("expressCode", 40)),
                        parcel.required("expressNo", 64),
                        base.millis("sendTime")))
            .toList();
    return parcels.isEmpty() ? null : parcels;
  }
}
