package io.heqi.commerce.gateway.platform;

import static io.heqi.commerce.gateway.ShopGateway.Field.PUSH_KEY;
import static io.heqi.commerce.gateway.ShopGateway.Field.PUSH_TOKEN;

import io.heqi.commerce.gateway.Credentials;
import io.heqi.commerce.gateway.Digests;
import io.heqi.commerce.gateway.Push;
import io.heqi.commerce.gateway.PushReading;
import io.heqi.commerce.gateway.Words;
import io.heqi.shared.Refusal;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// What WeChat pushes of a shop: one event, signed and enciphered; and before the first one a
/// question whether the address is ours.
final class WechatPush {

  private static final PushReading.Answer ANSWER = PushReading.Answer.text("success");

  private static final Set<String> ORDERS =
      Set.of(
          "channels_ec_order_new",
          "channels_ec_order_pay",
          "channels_ec_order_wait_shipping",
          "channels_ec_order_deliver",
          "channels_ec_order_confirm",
          "channels_ec_order_cancel",
          "channels_ec_order_settle",
          "channels_ec_order_ext_info_update");

  /// Of cases and complaints, which do not come this way.
  private static final Set<String> OTHERS =
      Set.of("channels_ec_aftersale_update", "channels_ec_complaint_update");

  private WechatPush() {}

  static PushReading read(Credentials with, Push push, JsonMapper json) {
    var token = with.secret(PUSH_TOKEN);
    var timestamp = push.parameter("timestamp");
    var nonce = push.parameter("nonce");
    if (token.isEmpty()) {
      throw Refusal.unauthenticated("commerce.push-signature-wrong");
    }
    if (push.body().length == 0) {
      check(Signatures.wechat(token, timestamp, nonce), push.parameter("signature"));
      SignedTime.check(timestamp, push.at());
      var echo = PushReading.Answer.text(push.parameter("echostr"));
      return new PushReading(List.of(), List.of(), echo);
    }
    var enciphered = PushBodies.tree(json, push.body()).required("Encrypt", 400_000);
    check(Signatures.wechat(token, timestamp, nonce, enciphered), push.parameter("msg_signature"));
    SignedTime.check(timestamp, push.at());
    var opened = WechatCipher.open(with.secret(PUSH_KEY), with.appKey(), enciphered);
    return event(PushBodies.tree(json, opened));
  }

  private static void check(String expected, String given) {
    if (!Digests.isSame(expected, given)) {
      throw Refusal.unauthenticated("commerce.push-signature-wrong");
    }
  }

  private static PushReading event(Words event) {
    var kind = event.text("Event", 100);
    var number = event.at("order_info").text("order_id", 64);
    if (ORDERS.contains(kind) && !number.isEmpty()) {
      var id = String.join(":", kind, number, event.text("CreateTime", 20));
      return new PushReading(List.of(new PushReading.Event(id, kind, number)), List.of(), ANSWER);
    }
    return new PushReading(List.of(), OTHERS.contains(kind) ? List.of() : List.of(kind), ANSWER);
  }
}
