package io.heqi.commerce.web;

import io.heqi.commerce.dropship.SupplierSignIn;
import io.heqi.commerce.dropship.SupplierVisitor;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.SameOrigin;
import io.heqi.foundation.web.ProblemWriter;
import io.heqi.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/// Lets nobody at the suppliers' doors but somebody of a supplier, and binds the request to the
/// merchant for whom they send. Only the sign-in itself is open.
final class SupplierPortalFilter extends OncePerRequestFilter {

  static final String VISITOR = "heqi.supplier";
  static final String COOKIE = "heqi_supplier";
  static final String DOORS = "/api/supplier-portal";

  private static final String SIGN_IN = DOORS + "/session";
  private static final String LINKS = DOORS + "/links/";

  private final SupplierSignIn signIn;
  private final ProblemWriter problems;

  SupplierPortalFilter(SupplierSignIn signIn, ProblemWriter problems) {
    this.signIn = signIn;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.startsWith(LINKS) || (path.equals(SIGN_IN) && !request.getMethod().equals("GET"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var visitor = visitor(request);
    if (visitor.isEmpty()) {
      problems.write(request, response, Refusal.unauthenticated("foundation.sign-in-needed"));
      return;
    }
    if (SameOrigin.isBroken(request)) {
      problems.write(request, response, Refusal.forbidden("foundation.foreign-origin"));
      return;
    }
    request.setAttribute(VISITOR, visitor.get());
    try {
      Tenancy.<Void, Exception>within(
          visitor.get().merchant(),
          () -> {
            chain.doFilter(request, response);
            return null;
          });
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private Optional<SupplierVisitor> visitor(HttpServletRequest request) {
    var cookie = WebUtils.getCookie(request, COOKIE);
    return cookie == null
        ? Optional.empty()
        : signIn.visitor(cookie.getValue(), request.getRemoteAddr());
  }
}
