package io.heqi.foundation.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads what is left of a request before it is answered. A connection that is closed over unread
/// bytes is reset, and a client that is still sending then never hears why it was refused. One that
/// sends more than any right request, or too slowly, is cut off.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class WholeRequests extends OncePerRequestFilter {

  private static final long MOST_LEFT = 32 * 1024 * 1024;
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var bare =
        request.getContentLengthLong() <= 0
            && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
    return bare || request.getHeader(HttpHeaders.EXPECT) != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, new AnswersLast(request, response));
  }

  private static final class AnswersLast extends HttpServletResponseWrapper {

    private final HttpServletRequest request;
    private boolean heard;

    AnswersLast(HttpServletRequest request, HttpServletResponse response) {
      super(response);
      this.request = request;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      hearOut();
      return super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
      hearOut();
      return super.getWriter();
    }

    private void hearOut() throws IOException {
      if (heard) {
        return;
      }
      heard = true;
      var bytes = request.getInputStream();
      var buffer = new byte[16 * 1024];
      var begun = System.nanoTime();
      var left = MOST_LEFT;
      for (var some = 0; some >= 0 && left > 0; left -= some) {
        if (System.nanoTime() - begun > LONGEST.toNanos()) {
          return;
        }
        some = bytes.read(buffer);
      }
    }
  }
}
