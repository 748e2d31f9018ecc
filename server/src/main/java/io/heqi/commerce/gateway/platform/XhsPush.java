package io.heqi.commerce.gateway.platform;

import io.heqi.commerce.gateway.Credentials;
import io.heqi.commerce.gateway.Digests;
import io.heqi.commerce.gateway.Push;
import io.heqi.commerce.gateway.PushReading;
import io.heqi.commerce.gateway.ShopGateway;
import io.heqi.commerce.gateway.Words;
import io.heqi.shared.Refusal;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// What Xiaohongshu pushes: a list of events. Address, app and time are signed, the events are not;
/// they only name orders.
final class XhsPush {

  private static final PushReading.Answer ANSWER =
      PushReading.Answer.json("{\"success\":true,\"error_code\":0,\"error_msg\":\"\"}");

  private static final Set<String> ORDERS =
      Set.of(
          "msg_fulfillment_status_change",
          "msg_fulfillment_receiver_change",
          "msg_fulfillment_seller_remark_change",
          "msg_fulfillment_delivery_time_change");

  private XhsPush() {}

  static PushReading read(Credentials with, Push push, JsonMapper json) {
    check(with, push);
    var events = new ArrayList<PushReading.Event>();
    var unknown = new ArrayList<String>();
    PushBodies.tree(json, push.body())
        .node()
        .valueStream()
        .map(Words::new)
        .forEach(
            event -> {
              var kind = event.text("msgTag", 100);
              if (ORDERS.contains(kind)) {
                events.add(event(kind, PushBodies.inner(json, event, "data")));
              } else if (!kind.startsWith("msg_after_sale_") && !kind.startsWith("msg_item_")) {
                unknown.add(kind);
              }
            });
    return new PushReading(events, unknown, ANSWER);
  }

  private static void check(Credentials with, Push push) {
    var timestamp = push.header("timestamp");
    var parameters = new TreeMap<>(push.query());
    parameters.put("app-key", with.appKey());
    parameters.put("timestamp", timestamp);
    var expected =
        Signatures.xiaohongshuPush(
            push.path(), parameters, with.secret(ShopGateway.Field.APP_SECRET));
    if (!Digests.isSame(expected, push.header("sign"))) {
      throw Refusal.unauthenticated("commerce.push-signature-wrong");
    }
    SignedTime.check(timestamp, push.at());
  }

  /// The platform gives no id; what happened to which order at what moment is one.
  private static PushReading.Event event(String kind, Words data) {
    var number = data.required("orderId", 64);
    var id =
        String.join(":", kind, number, data.text("updateTime", 20), data.text("orderStatus", 10));
    return new PushReading.Event(id, kind, number);
  }
}
