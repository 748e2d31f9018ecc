package io.heqi.foundation.security;

import java.time.Duration;
import org.springframework.http.ResponseCookie;

/// The cookie that carries a browser's session token: not readable by scripts, never sent along
/// from other sites.
public final class SessionCookie {

  public static final String NAME = "heqi_session";

  private SessionCookie() {}

  public static ResponseCookie holding(String token, Duration life, boolean secure) {
    return ResponseCookie.from(NAME, token)
        .httpOnly(true)
        .secure(secure)
        .sameSite("Lax")
        .path("/")
        .maxAge(life)
        .build();
  }

  public static ResponseCookie cleared(boolean secure) {
    return holding("", Duration.ZERO, secure);
  }
}
