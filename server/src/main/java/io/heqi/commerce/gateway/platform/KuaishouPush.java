package io.heqi.commerce.gateway.platform;

import static io.heqi.commerce.gateway.ShopGateway.Field.PUSH_KEY;

import io.heqi.commerce.gateway.Credentials;
import io.heqi.commerce.gateway.Push;
import io.heqi.commerce.gateway.PushReading;
import io.heqi.commerce.gateway.Words;
import io.heqi.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/// What Kuaishou pushes: one event, enciphered under a key of the app (AES in CBC, the first block
/// zero) and not signed. Who cannot encipher cannot name an order; more than that is not believed.
final class KuaishouPush {

  private static final PushReading.Answer ANSWER = PushReading.Answer.json("{\"result\":1}");
  private static final String ORDERS = "kwaishop_order_";
  private static final int BLOCK = 16;

  private KuaishouPush() {}

  static PushReading read(Credentials with, Push push, JsonMapper json) {
    var body = new String(push.body(), StandardCharsets.UTF_8).strip();
    if (body.startsWith("{")) {
      return heartbeat(PushBodies.tree(json, body));
    }
    var event = PushBodies.tree(json, opened(with.secret(PUSH_KEY), body));
    if (isTest(event)) {
      return heartbeat(event);
    }
    if (!with.appKey().equals(event.text("appKey", 200))) {
      throw wrong();
    }
    return event(event, json);
  }

  /// Whether we listen is no secret, so that question may come in the open.
  private static PushReading heartbeat(Words event) {
    if (!isTest(event)) {
      throw wrong();
    }
    return new PushReading(List.of(), List.of(), ANSWER);
  }

  private static boolean isTest(Words event) {
    return event.node().path("test").asBoolean(false);
  }

  private static PushReading event(Words event, JsonMapper json) {
    var kind = event.text("event", 100);
    if (kind.startsWith(ORDERS)) {
      var told = PushBodies.inner(json, event, "info").text("oid", 64);
      var number = told.isEmpty() ? event.text("bizId", 64) : told;
      if (!number.isEmpty()) {
        var id = event.required("eventId", 200);
        return new PushReading(List.of(new PushReading.Event(id, kind, number)), List.of(), ANSWER);
      }
    }
    var isOfCases = kind.contains("refund") || kind.contains("aftersale");
    return new PushReading(List.of(), isOfCases ? List.of() : List.of(kind), ANSWER);
  }

  static String opened(String key, String body) {
    try {
      var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(Base64.getDecoder().decode(key), "AES"),
          new IvParameterSpec(new byte[BLOCK]));
      return new String(cipher.doFinal(Base64.getDecoder().decode(body)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      throw wrong();
    }
  }

  private static Refusal wrong() {
    return Refusal.unauthenticated("commerce.push-signature-wrong");
  }
}
