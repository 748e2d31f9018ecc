package io.heqi.aftersale.platform;

/// Which cases of platforms a list shows.
public enum PlatformCaseFilter {
  /// Those that are not over, what is due first stands first.
  OPEN,
  /// Of these, the ones in a step that we do not know.
  UNKNOWN,
  /// Newest first.
  OVER
}
