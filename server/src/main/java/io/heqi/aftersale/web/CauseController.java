package io.heqi.aftersale.web;

import io.heqi.aftersale.CaseFindings;
import io.heqi.aftersale.CaseId;
import io.heqi.aftersale.CaseView;
import io.heqi.aftersale.Cases;
import io.heqi.aftersale.cause.CauseCase;
import io.heqi.aftersale.cause.CauseDimension;
import io.heqi.aftersale.cause.CauseFile;
import io.heqi.aftersale.cause.CauseFilter;
import io.heqi.aftersale.cause.CauseRow;
import io.heqi.aftersale.cause.Causes;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.foundation.table.TableForm;
import io.heqi.shared.Page;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where after-sale cases come from.
@RestController
@RequestMapping("/api")
class CauseController {

  private final Causes causes;
  private final CaseFindings findings;
  private final Cases cases;
  private final MessageSource texts;
  private final AuditLog audit;

  CauseController(
      Causes causes, CaseFindings findings, Cases cases, MessageSource texts, AuditLog audit) {
    this.causes = causes;
    this.findings = findings;
    this.cases = cases;
    this.texts = texts;
    this.audit = audit;
  }

  record BatchBody(
      @Min(0) int line, @NotNull @Size(max = CaseFindings.LONGEST_BATCH) String batch) {}

  /// @param batches of lines of the case; lines that are left out stay as they are
  /// @param freight what the ways cost the merchant; null where that is not known
  record FindingsRequest(
      @NotNull @Size(max = 200) List<@NotNull @Valid BatchBody> batches,
      @Nullable BigDecimal freight) {}

  /// By product, batch, supplier, carrier or reason, with the span of equal length before.
  @OpenTo("aftersale.causes")
  @GetMapping("/aftersale-causes")
  Causes.Analysis of(
      @AuthenticationPrincipal Actor actor,
      @RequestParam CauseDimension by,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam(defaultValue = "") @Size(max = CauseFilter.MOST_SHOPS) List<UUID> shop,
      @RequestParam(defaultValue = "RATE") CauseRow.Sort sort,
      @RequestParam(required = false) @Nullable @Size(max = 300) String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return causes.of(actor, filter(by, from, to, shop), sort, after, limit);
  }

  static CauseFilter filter(CauseDimension by, LocalDate from, LocalDate to, List<UUID> shops) {
    return new CauseFilter(by, from, to, shops.stream().map(ShopId::new).toList());
  }

  /// The cases behind a figure of the row with this key, newest first; without one, of all rows.
  @OpenTo("aftersale.causes")
  @GetMapping("/aftersale-causes/cases")
  Page<CauseCase> cases(
      @AuthenticationPrincipal Actor actor,
      @RequestParam CauseDimension by,
      @RequestParam(required = false) @Nullable @Size(max = 300) String key,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam(defaultValue = "") @Size(max = CauseFilter.MOST_SHOPS) List<UUID> shop,
      @RequestParam(defaultValue = "CASES") CauseCase.Which which,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return causes.cases(actor, filter(by, from, to, shop), key, which, after, limit);
  }

  /// All rows as a table.
  @OpenTo("aftersale.causes")
  @GetMapping("/aftersale-causes/file")
  void file(
      @AuthenticationPrincipal Actor actor,
      @RequestParam CauseDimension by,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam(defaultValue = "") @Size(max = CauseFilter.MOST_SHOPS) List<UUID> shop,
      @RequestParam(defaultValue = "RATE") CauseRow.Sort sort,
      @RequestParam TableForm format,
      @RequestParam(defaultValue = "zh-CN") @Pattern(regexp = "zh-CN|en") String lang,
      HttpServletResponse response)
      throws IOException {
    var all = causes.of(actor, filter(by, from, to, shop), sort, null, Integer.MAX_VALUE - 1);
    audit.record(
        actor,
        "aftersale.causes-exported",
        actor.merchant(),
        Map.of("by", by, "from", from, "to", to, "format", format));
    var file = new CauseFile(texts, Locale.forLanguageTag(lang), by);
    response.setContentType(format.mediaType());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(format.fileName(file.title() + " " + from + " " + to), StandardCharsets.UTF_8)
            .build()
            .toString());
    file.write(format, all, response.getOutputStream());
  }

  /// What was found out about a case beside its steps: batches, and what the ways cost.
  @OpenTo({"aftersale.handle", "aftersale.read"})
  @PutMapping("/aftersale-cases/{case}/findings")
  CaseView note(
      @AuthenticationPrincipal Actor actor,
      @PathVariable("case") UUID id,
      @Valid @RequestBody FindingsRequest request) {
    findings.put(
        actor,
        new CaseId(id),
        request.batches().stream()
            .map(one -> new CaseFindings.GoodsBatch(one.line(), one.batch()))
            .toList(),
        request.freight());
    return cases.get(actor, new CaseId(id));
  }
}
