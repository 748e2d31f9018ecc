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
import tools.jackson.databind.json.JsonMapper;

/// What Doudian pushes: a list of events, each with a tag.
final class DoudianPush {

  private static final PushReading.Answer ANSWER =
      PushReading.Answer.json("{\"code\":0,\"msg\":\"success\"}");

  /// Asks only whether we listen.
  private static final String TEST = "0";

  /// Created, paid, shipped, done, parcel changed, address changed, cancelled, shipped in part,
  /// address change asked for.
  private static final Set<String> ORDERS =
      Set.of("100", "101", "102", "103", "104", "105", "106", "108", "111");

  private DoudianPush() {}

  static PushReading read(Credentials with, Push push, JsonMapper json) {
    var secret = with.secret(ShopGateway.Field.APP_SECRET);
    var expected = Signatures.doudianPush(with.appKey(), secret, push.body());
    if (!Digests.isSame(expected, push.header("event-sign"))) {
      throw Refusal.unauthenticated("commerce.push-signature-wrong");
    }
    var events = new ArrayList<PushReading.Event>();
    var unknown = new ArrayList<String>();
    PushBodies.tree(json, push.body())
        .node()
        .valueStream()
        .map(Words::new)
        .forEach(
            event -> {
              var tag = event.text("tag", 20);
              var number = ORDERS.contains(tag) ? number(json, event) : "";
              if (ORDERS.contains(tag) && !number.isEmpty()) {
                events.add(new PushReading.Event(event.required("msg_id", 200), tag, number));
              } else if (!tag.equals(TEST) && !tag.startsWith("2")) {
                unknown.add(tag);
              }
            });
    return new PushReading(events, unknown, ANSWER);
  }

  private static String number(JsonMapper json, Words event) {
    return PushBodies.inner(json, event, "data").text("p_id", 64);
  }
}
