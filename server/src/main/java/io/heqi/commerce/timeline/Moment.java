package io.heqi.commerce.timeline;

import io.heqi.shared.AccountId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that happened about an order.
///
/// @param what in the words of the source, such as the name of a state or a move
/// @param text what was said or noted; empty where nothing was
/// @param facts such as a number, an amount, a state
/// @param by the colleague who did it; null for anybody else
/// @param of the conversation, the case or whatever it belongs to; null where that is the order
public record Moment(
    Instant at,
    Source source,
    String what,
    String text,
    Map<String, String> facts,
    @Nullable AccountId by,
    @Nullable UUID of) {

  /// Where it happened.
  public enum Source {
    ORDER,
    PARCEL,
    RELEASE,
    SUPPLIER,
    CHAT,
    CONTACT,
    CASE,
    /// A case that stands on the platform.
    PLATFORM_CASE,
    COMPENSATION
  }

  static Moment of(Instant at, Source source, String what, String text) {
    return new Moment(at, source, what, text, Map.of(), null, null);
  }
}
