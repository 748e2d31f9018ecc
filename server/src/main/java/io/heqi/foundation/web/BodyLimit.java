package io.heqi.foundation.web;

import io.heqi.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Stops reading a request that is longer than any right one. A file in a form is counted by the
/// form's reader.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class BodyLimit extends OncePerRequestFilter {

  private static final long LARGEST = 2 * 1024 * 1024;
  private static final long LARGEST_FILE = 105 * 1024 * 1024;
  private static final Pattern BARE_FILE = Pattern.compile("/api/hooks/[^/]+/files");

  private final ProblemWriter problems;

  BodyLimit(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.startsWith("multipart/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var limit = BARE_FILE.matcher(request.getRequestURI()).matches() ? LARGEST_FILE : LARGEST;
    if (request.getContentLengthLong() > limit) {
      problems.write(request, response, tooLarge());
      return;
    }
    chain.doFilter(new Limited(request, limit), response);
  }

  private static Refusal tooLarge() {
    return Refusal.tooLarge("foundation.body-too-large");
  }

  private static final class Limited extends HttpServletRequestWrapper {

    private final long limit;

    Limited(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new Counted(super.getInputStream(), limit);
    }
  }

  private static final class Counted extends ServletInputStream {

    private final ServletInputStream bytes;
    private final long limit;
    private long read;

    Counted(ServletInputStream bytes, long limit) {
      this.bytes = bytes;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      var one = bytes.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      var some = bytes.read(into, from, most);
      count(Math.max(0, some));
      return some;
    }

    private void count(int more) throws IOException {
      read += more;
      if (read > limit) {
        throw tooLarge();
      }
    }

    @Override
    public boolean isFinished() {
      return bytes.isFinished();
    }

    @Override
    public boolean isReady() {
      return bytes.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      bytes.setReadListener(listener);
    }
  }
}
