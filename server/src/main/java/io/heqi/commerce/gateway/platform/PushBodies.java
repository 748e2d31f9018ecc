package io.heqi.commerce.gateway.platform;

import io.heqi.commerce.gateway.Words;
import io.heqi.shared.Refusal;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The bodies of pushes as JSON; anything else is refused in good order.
final class PushBodies {

  private PushBodies() {}

  static Words tree(JsonMapper json, String text) {
    return tree(json, text.getBytes(StandardCharsets.UTF_8));
  }

  static Words tree(JsonMapper json, byte[] body) {
    try {
      return new Words(json.readTree(body));
    } catch (JacksonException _) {
      throw Refusal.invalid("commerce.push-malformed");
    }
  }

  /// An object within another, or the text of one.
  static Words inner(JsonMapper json, Words outer, String name) {
    var inner = outer.at(name);
    return inner.node().isString() ? tree(json, inner.node().asString()) : inner;
  }
}
