package io.heqi.foundation.web;

import io.heqi.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.MDC;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/// Turns a refusal into the problem details of RFC 9457, in the reader's language.
@Component
public class ProblemWriter {

  private final MessageSource texts;
  private final LocaleResolver locales;
  private final JsonMapper json;

  ProblemWriter(MessageSource texts, LocaleResolver locales, JsonMapper json) {
    this.texts = texts;
    this.locales = locales;
    this.json = json;
  }

  /// `type` is `urn:heqi:` and the code; `code` repeats the code bare; `requestId` is for the
  /// support.
  public ProblemDetail describe(Refusal refusal, Locale locale) {
    var problem = ProblemDetail.forStatus(HttpStatusCode.valueOf(refusal.kind().status()));
    problem.setType(URI.create("urn:heqi:" + refusal.code()));
    problem.setTitle(text(refusal.code(), locale, refusal.arguments().toArray()));
    problem.setProperty("code", refusal.code());
    if (refusal.kind() == Refusal.Kind.TOO_MANY) {
      problem.setProperty("seconds", refusal.arguments().getFirst());
    }
    var request = MDC.get(RequestIds.KEY);
    if (request != null) {
      problem.setProperty("requestId", request);
    }
    return problem;
  }

  public String text(String code, Locale locale, Object... arguments) {
    return Objects.requireNonNullElse(texts.getMessage(code, arguments, code, locale), code);
  }

  public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
      throws IOException {
    response.setStatus(refusal.kind().status());
    if (refusal.kind() == Refusal.Kind.TOO_MANY) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(refusal.arguments().getFirst()));
    }
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), describe(refusal, locales.resolveLocale(request)));
  }
}
