package io.heqi.foundation.security;

import java.util.List;

/// The doors of one module that need no signed-in actor. Everything that no module names here is
/// shut.
public record PublicPaths(List<String> patterns) {

  public static PublicPaths of(String... patterns) {
    return new PublicPaths(List.of(patterns));
  }
}
