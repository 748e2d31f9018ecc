package io.heqi.bot.model;

import io.heqi.shared.Refusal;
import java.net.URI;
import java.util.Locale;

/// Addresses that a model may have.
final class ModelAddress {

  private ModelAddress() {}

  /// The address without a slash at its end; refused where it is no plain http or https address.
  static URI checked(String given) {
    try {
      var uri = URI.create(given.strip().replaceAll("/+$", ""));
      var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if ((scheme.equals("https") || scheme.equals("http"))
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getQuery() == null
          && uri.getFragment() == null) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      throw Refusal.invalid("bot.model-address-malformed");
    }
    throw Refusal.invalid("bot.model-address-malformed");
  }

  static boolean isSameHost(String before, URI now) {
    var known = URI.create(before);
    return known.getScheme().equalsIgnoreCase(now.getScheme())
        && known.getHost().equalsIgnoreCase(now.getHost())
        && known.getPort() == now.getPort();
  }
}
