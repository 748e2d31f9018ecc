package io.heqi.foundation.security;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Whether the page that a browser names as its origin was served by the host that it now speaks
/// to.
public final class SameOrigin {

  private SameOrigin() {}

  public static boolean holds(@Nullable String origin, @Nullable String host) {
    if (origin == null || host == null) {
      return false;
    }
    try {
      return host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
