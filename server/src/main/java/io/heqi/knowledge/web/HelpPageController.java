package io.heqi.knowledge.web;

import io.heqi.foundation.security.OpenTo;
import io.heqi.foundation.security.PublicPaths;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.help.HelpPages;
import io.heqi.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// The help page of a shop, for anybody. It is whole without scripts.
@Controller
class HelpPageController {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
  private static final CacheControl SHORTLY =
      CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();
  private static final int LONGEST_QUESTION = 200;

  private final HelpPages pages;
  private final HelpTemplate template;

  HelpPageController(HelpPages pages, HelpTemplate template) {
    this.pages = pages;
    this.template = template;
  }

  @Bean
  static PublicPaths helpDoors() {
    return PublicPaths.of("/help/**");
  }

  @OpenTo(OpenTo.ANYBODY)
  @GetMapping("/help/style.css")
  ResponseEntity<Resource> style() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/css;charset=UTF-8"))
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .body(new ClassPathResource("help/style.css"));
  }

  /// @param q what somebody looks for; null or blank shows all articles by scene
  @OpenTo(OpenTo.ANYBODY)
  @GetMapping("/help/{key}")
  ResponseEntity<String> page(
      @PathVariable String key, @RequestParam @Nullable String q, Locale locale) {
    var page = find(key);
    var question = q == null ? "" : q.strip();
    if (question.isEmpty()) {
      return html(HttpStatus.OK, SHORTLY, template.all(page, pages.articles(page), locale));
    }
    var asked =
        question.length() <= LONGEST_QUESTION ? question : question.substring(0, LONGEST_QUESTION);
    var found = pages.find(page, asked);
    return html(HttpStatus.OK, CacheControl.noStore(), template.found(page, asked, found, locale));
  }

  @OpenTo(OpenTo.ANYBODY)
  @GetMapping("/help/{key}/{article}")
  ResponseEntity<String> article(
      @PathVariable String key,
      @PathVariable UUID article,
      @RequestParam(defaultValue = "false") boolean thanks,
      Locale locale) {
    var page = find(key);
    var shown = pages.article(page, new ItemId(article));
    var kept = thanks ? CacheControl.noStore() : SHORTLY;
    return html(HttpStatus.OK, kept, template.article(page, shown, thanks, locale));
  }

  /// Takes a verdict that was given on our own page, and leads back to it.
  @OpenTo(OpenTo.ANYBODY)
  @PostMapping("/help/{key}/{article}/verdict")
  ResponseEntity<Void> verdict(
      @PathVariable String key,
      @PathVariable UUID article,
      @RequestParam boolean helped,
      @RequestHeader(name = "Sec-Fetch-Site", defaultValue = "same-origin") String site,
      HttpServletRequest request) {
    var page = find(key);
    if (site.equals("same-origin")) {
      pages.count(page, new ItemId(article), helped, request.getRemoteAddr());
    }
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/help/%s/%s?thanks=true".formatted(page.key(), article)))
        .build();
  }

  private HelpPages.HelpPage find(String key) {
    return pages.page(key).orElseThrow(() -> Refusal.notFound("knowledge.help-page-off"));
  }

  @ExceptionHandler({Refusal.class, MethodArgumentTypeMismatchException.class})
  ResponseEntity<String> missing(Locale locale) {
    return html(HttpStatus.NOT_FOUND, CacheControl.noStore(), template.missing(locale));
  }

  private static ResponseEntity<String> html(HttpStatus status, CacheControl kept, String page) {
    return ResponseEntity.status(status)
        .contentType(HTML)
        .cacheControl(kept)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .header("Content-Security-Policy", POLICY)
        .body(page);
  }
}
