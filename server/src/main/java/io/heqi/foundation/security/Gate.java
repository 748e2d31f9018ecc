package io.heqi.foundation.security;

import java.util.Optional;

/// Knows whom a token belongs to. The module that keeps accounts implements it.
public interface Gate {

  /// The token of a signed-in browser's cookie.
  Optional<Actor> bySession(String token, String address);

  /// The token of an integration, from an `Authorization: Bearer` header.
  Optional<Actor> byAccessToken(String token, String address);
}
