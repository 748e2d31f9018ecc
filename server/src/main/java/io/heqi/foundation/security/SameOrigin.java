package io.heqi.foundation.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether the page that a browser names as its origin was served by the host that it now speaks
/// to.
public final class SameOrigin {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private SameOrigin() {}

  /// Whether a request that writes with a cookie of ours comes from a page that is not ours: a
  /// browser says so.
  public static boolean isBroken(HttpServletRequest request) {
    if (SAFE.contains(request.getMethod())) {
      return false;
    }
    var site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    var origin = request.getHeader("Origin");
    return origin != null && !holds(origin, request.getHeader("Host"));
  }

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
