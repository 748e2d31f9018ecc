package io.heqi.channel;

import io.heqi.shared.ChannelId;
import io.heqi.shared.MerchantId;
import java.util.UUID;

/// Who writes through the widget: a stranger with a number of their own, or a customer whom the
/// shop's own page named and signed.
///
/// @param externalId the person on this channel: `v:` and a number for a stranger, `c:` and the
///     shop's own id else
public record Visitor(MerchantId merchant, ChannelId channel, String externalId, String name) {

  boolean isProven() {
    return isProven(externalId);
  }

  static boolean isProven(String externalId) {
    return externalId.startsWith("c:");
  }

  /// The person whom the shop's page names with this id of its own.
  static String proven(String ownId) {
    return "c:" + ownId;
  }

  /// The shop's own id of a customer whom its page named; any other id as it is.
  static String ownId(String externalId) {
    return isProven(externalId) ? externalId.substring("c:".length()) : externalId;
  }

  /// A number that stands for this person where files are uploaded.
  public UUID number() {
    return UUID.nameUUIDFromBytes(
        (merchant + ":" + channel + ":" + externalId)
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
