package io.heqi.foundation.web;

import io.heqi.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// The one place where exceptions become answers.
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private static final Set<String> UNSTORABLE = Set.of("22021", "22P05");

  private final ProblemWriter problems;

  Problems(ProblemWriter problems) {
    this.problems = problems;
  }

  /// What is wrong with one field of a request.
  record FieldError(String field, String message) {}

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refusal refusal, Locale locale) {
    var answer = ResponseEntity.status(refusal.kind().status());
    if (refusal.kind() == Refusal.Kind.TOO_MANY) {
      answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(refusal.arguments().getFirst()));
    }
    return answer.body(problems.describe(refusal, locale));
  }

  @ExceptionHandler
  ProblemDetail misfit(MethodArgumentTypeMismatchException e, Locale locale) {
    return problems.describe(
        Refusal.invalid("foundation.parameter-malformed", e.getName()), locale);
  }

  /// Characters that no database takes: a NUL, in a text or escaped in JSON.
  @ExceptionHandler
  ProblemDetail unstorable(
      DataIntegrityViolationException e, HttpServletRequest request, Locale locale) {
    return e.getMostSpecificCause() instanceof SQLException sql
            && UNSTORABLE.contains(String.valueOf(sql.getSQLState()))
        ? problems.describe(Refusal.invalid("foundation.characters-unfit"), locale)
        : unexpected(e, request, locale);
  }

  @ExceptionHandler
  ProblemDetail unexpected(Exception e, HttpServletRequest request, Locale locale) {
    log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
    var problem = problems.describe(Refusal.invalid("foundation.unexpected"), locale);
    problem.setStatus(500);
    return problem;
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var problem =
        problems.describe(Refusal.invalid("foundation.fields-invalid"), request.getLocale());
    problem.setProperty("errors", fieldErrors(e));
    return ResponseEntity.badRequest().body(problem);
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var refusal =
        e.getMostSpecificCause() instanceof Refusal tooLarge
            ? tooLarge
            : Refusal.invalid("foundation.body-unreadable");
    return ResponseEntity.status(refusal.kind().status())
        .body(problems.describe(refusal, request.getLocale()));
  }

  /// Whatever else Spring refuses gets a code of ours and no word of its own.
  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var code =
        switch (status.value()) {
          case 404 -> "foundation.no-such-door";
          case 405 -> "foundation.method-unknown";
          case 413 -> "foundation.body-too-large";
          case 415 -> "foundation.content-type-unknown";
          default ->
              status.is5xxServerError() ? "foundation.unexpected" : "foundation.request-unfit";
        };
    if (status.is5xxServerError()) {
      log.error("{} failed", request.getDescription(false), e);
    }
    var problem = problems.describe(Refusal.invalid(code), request.getLocale());
    problem.setStatus(status.value());
    return new ResponseEntity<>(problem, headers, status);
  }

  private static List<FieldError> fieldErrors(MethodArgumentNotValidException e) {
    return e.getFieldErrors().stream()
        .map(f -> new FieldError(f.getField(), String.valueOf(f.getDefaultMessage())))
        .toList();
  }
}
