package io.heqi.foundation.security;

import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.web.ProblemWriter;
import io.heqi.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/// Finds the actor of a request by its cookie or bearer token and binds the request to that actor's
/// merchant.
final class ActorFilter extends OncePerRequestFilter {

  private final Gate gate;
  private final ProblemWriter problems;

  ActorFilter(Gate gate, ProblemWriter problems) {
    this.gate = gate;
    this.problems = problems;
  }

  /// The metrics' token is nobody's of the merchants.
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().equals(MetricsDoor.PATH);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Actor> actor;
    try {
      actor = actorOf(request);
    } catch (Refusal refusal) {
      problems.write(request, response, refusal);
      return;
    }
    if (actor.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    SecurityContextHolder.getContext().setAuthentication(new ActorAuthentication(actor.get()));
    MDC.put("merchant", actor.get().merchant().toString());
    try {
      Tenancy.<Void, Exception>within(
          actor.get().merchant(),
          () -> {
            chain.doFilter(request, response);
            return null;
          });
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    } finally {
      MDC.remove("merchant");
      SecurityContextHolder.clearContext();
    }
  }

  private Optional<Actor> actorOf(HttpServletRequest request) {
    var header = request.getHeader("Authorization");
    if (header != null && header.startsWith("Bearer ")) {
      return Optional.of(
          gate.byAccessToken(header.substring(7), request.getRemoteAddr())
              .orElseThrow(() -> Refusal.unauthenticated("foundation.access-token-unknown")));
    }
    var cookie = WebUtils.getCookie(request, SessionCookie.NAME);
    if (cookie == null) {
      return Optional.empty();
    }
    var actor = gate.bySession(cookie.getValue(), request.getRemoteAddr());
    if (actor.isPresent() && SameOrigin.isBroken(request)) {
      throw Refusal.forbidden("foundation.foreign-origin");
    }
    return actor;
  }
}
