package io.heqi.foundation.security;

/// The pages and scripts that anybody may load (what they show they must ask the interface for),
/// and the probes that tell whether Heqi is well.
final class Pages {

  static final String[] PATTERNS = {
    "/",
    "/index.html",
    "/favicon.svg",
    "/assets/**",
    "/desk/**",
    "/sign-in",
    "/welcome/**",
    "/supplier",
    "/supplier/**",
    "/error",
    "/actuator/health/**"
  };

  private Pages() {}
}
