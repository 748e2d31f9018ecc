package io.heqi.foundation.security;

import io.heqi.foundation.limits.RateLimitSettings;
import io.heqi.foundation.limits.RateLimits;
import io.heqi.foundation.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets nobody knock at the interface more often than the house can bear, and tells everybody how
/// many more may follow: `RateLimit-Policy` and `RateLimit`, as the draft of the IETF has them.
final class RateLimitFilter extends OncePerRequestFilter {

  /// The public pages that are more than files.
  private static final String HELP = "/help/";

  /// Where strangers prove that an order is theirs.
  private static final String PROOFS = "/order-proofs";

  private static final Set<String> SIGN_INS =
      Set.of("/api/session", "/api/supplier-portal/session");
  private static final Set<String> LINKS =
      Set.of("/api/one-time-links/", "/api/supplier-portal/links/");

  private final RateLimits limits;
  private final RateLimitSettings settings;
  private final ProblemWriter problems;

  RateLimitFilter(RateLimits limits, RateLimitSettings settings, ProblemWriter problems) {
    this.limits = limits;
    this.settings = settings;
    this.problems = problems;
  }

  private record Knock(RateLimitSettings.Pace pace, String who) {}

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return !path.startsWith("/api/") && !path.startsWith(HELP);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var knock = knock(request);
    var standing = limits.knock(knock.pace(), knock.who());
    tell(response, knock.pace(), standing);
    if (standing.admitted()) {
      chain.doFilter(request, response);
    } else {
      problems.write(request, response, RateLimits.refusal(standing.pause()));
    }
  }

  private Knock knock(HttpServletRequest request) {
    var path = request.getRequestURI();
    var address = request.getRemoteAddr();
    if (path.startsWith("/api/hooks/")) {
      return new Knock(settings.webhook(), address + path);
    }
    if (path.startsWith(HELP) && request.getMethod().equals("POST")) {
      return new Knock(settings.signIn(), HELP + address);
    }
    if (path.startsWith("/api/widget/") && path.endsWith(PROOFS)) {
      return new Knock(settings.signIn(), PROOFS + address);
    }
    if (path.startsWith("/api/widget/") || path.startsWith(HELP)) {
      return new Knock(settings.widget(), address);
    }
    var isSignIn = SIGN_INS.contains(path) && request.getMethod().equals("POST");
    if (isSignIn || LINKS.stream().anyMatch(path::startsWith)) {
      return new Knock(settings.signIn(), address);
    }
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Actor actor
        ? new Knock(settings.account(), actor.merchant() + ":" + actor.account())
        : new Knock(settings.address(), address);
  }

  private static void tell(
      HttpServletResponse response, RateLimitSettings.Pace pace, RateLimits.Standing standing) {
    var name = pace.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    var window = Math.max(1, pace.burst() * 60L / pace.perMinute());
    response.setHeader(
        "RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(name, pace.burst(), window));
    response.setHeader(
        "RateLimit",
        "\"%s\";r=%d;t=%d"
            .formatted(name, standing.left(), standing.full().plusMillis(999).toSeconds()));
  }
}
