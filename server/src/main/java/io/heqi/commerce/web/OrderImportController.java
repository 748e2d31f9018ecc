package io.heqi.commerce.web;

import io.heqi.commerce.exchange.DateForm;
import io.heqi.commerce.exchange.Field;
import io.heqi.commerce.exchange.FileKind;
import io.heqi.commerce.exchange.ImportPreviews;
import io.heqi.commerce.exchange.OrderImport;
import io.heqi.commerce.exchange.OrderImports;
import io.heqi.commerce.exchange.OrderMapping;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.Page;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Files of orders and parcel events that platforms export: handed in, looked at, then taken.
@RestController
@RequestMapping("/api/order-imports")
class OrderImportController {

  private final OrderImports imports;
  private final ImportPreviews previews;
  private final MessageSource texts;

  OrderImportController(OrderImports imports, ImportPreviews previews, MessageSource texts) {
    this.imports = imports;
    this.previews = previews;
    this.texts = texts;
  }

  /// @param headings the names of the file's columns
  /// @param exportedAt how old what the file says is; null before it was started
  /// @param rows of the file; 0 until they were counted
  /// @param read of them
  /// @param stored orders or events that were new, or newer than what stood
  /// @param unchanged those that stood as new already
  /// @param bad rows that were left out
  /// @param failure why it failed, in words; null where it did not
  record OrderImportResponse(
      UUID id,
      UUID shop,
      FileKind kind,
      String name,
      String format,
      String charset,
      int headingRow,
      List<String> headings,
      OrderImport.State state,
      @Nullable Instant exportedAt,
      int rows,
      int read,
      int stored,
      int unchanged,
      int bad,
      @Nullable String failure,
      UUID madeBy,
      Instant madeAt,
      @Nullable Instant finishedAt) {}

  /// How the columns and words of a file are to be understood.
  ///
  /// @param columns the place of each field's column, from 0
  /// @param words what the platform calls a state, and which of ours that is
  /// @param addsRows whether the amounts of an order are each row's own, to be added up; else every
  ///     row repeats those of the whole order
  record OrderMappingBody(
      @NotNull @Size(max = 40) Map<Field, Integer> columns,
      @NotNull @Size(max = 200) Map<String, String> words,
      @NotNull DateForm dates,
      @NotBlank @Size(max = 50) String zone,
      boolean addsRows) {

    static OrderMappingBody of(OrderMapping mapping) {
      return new OrderMappingBody(
          mapping.columns(), mapping.words(), mapping.dates(), mapping.zone(), mapping.addsRows());
    }

    OrderMapping command() {
      return new OrderMapping(columns, words, dates, zone, addsRows);
    }
  }

  /// @param mapping left out, the one known, or else a guess
  record OrderPreviewRequest(@Nullable @Valid OrderMappingBody mapping) {}

  /// @param known whether files with these headings were understood so before
  /// @param found the words for states among the first rows, and how often each
  record OrderPreviewResponse(
      OrderMappingBody mapping,
      boolean known,
      Map<String, Integer> found,
      List<PreviewRowResponse> rows) {}

  /// @param raw the cells as they stand, personal data masked
  record PreviewRowResponse(int line, List<String> raw, List<PreviewCellResponse> cells) {}

  /// @param text as it would be taken; empty where nothing is said
  /// @param problem why it cannot be; null where it can
  record PreviewCellResponse(Field field, String text, @Nullable String problem) {}

  /// @param exportedAt how old what the file says is, where no column says it; left out, the
  ///     time of the upload, or what held when the same file came before
  record OrderImportRunRequest(
      @NotNull @Valid OrderMappingBody mapping, @Nullable Instant exportedAt) {}

  /// @param line as a spreadsheet counts rows, from 1
  /// @param column as the file calls it; empty where the row as a whole is to blame
  /// @param value of that cell, masked
  /// @param reason in words, saying what to do
  record BadOrderRowResponse(int line, String column, String value, String code, String reason) {}

  /// CSV or XLSX, told by its content; at most 100 MB and 1,000,000 rows.
  @OpenTo("commerce.write")
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  OrderImportResponse handIn(
      @AuthenticationPrincipal Actor actor,
      @RequestParam UUID shop,
      @RequestParam(defaultValue = "ORDERS") FileKind kind,
      @RequestParam MultipartFile file,
      Locale locale)
      throws IOException {
    try (var content = file.getInputStream()) {
      var name = Objects.requireNonNullElse(file.getOriginalFilename(), "orders");
      var what = new OrderImports.HandIn(new ShopId(shop), kind, name);
      return response(imports.handIn(actor, what, content), locale);
    }
  }

  /// The newest twenty.
  @OpenTo("commerce.write")
  @GetMapping
  List<OrderImportResponse> list(@AuthenticationPrincipal Actor actor, Locale locale) {
    return imports.list(actor).stream().map(one -> response(one, locale)).toList();
  }

  @OpenTo("commerce.write")
  @GetMapping("/{orderImport}")
  OrderImportResponse find(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID orderImport, Locale locale) {
    return response(imports.find(actor, orderImport), locale);
  }

  /// How the first rows would be taken. Changes nothing.
  @OpenTo("commerce.write")
  @PostMapping("/{orderImport}/preview")
  OrderPreviewResponse preview(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID orderImport,
      @Valid @RequestBody OrderPreviewRequest request,
      Locale locale)
      throws IOException {
    var wish = request.mapping() == null ? null : request.mapping().command();
    var preview = previews.look(actor, orderImport, wish);
    return new OrderPreviewResponse(
        OrderMappingBody.of(preview.mapping()),
        preview.isKnown(),
        preview.found(),
        preview.rows().stream().map(row -> response(row, locale)).toList());
  }

  private PreviewRowResponse response(ImportPreviews.ShownRow row, Locale locale) {
    return new PreviewRowResponse(
        row.line(),
        row.raw(),
        row.cells().stream()
            .map(
                cell ->
                    new PreviewCellResponse(
                        cell.field(),
                        cell.text(),
                        cell.problem() == null ? null : cell.problem().in(locale, texts)))
            .toList());
  }

  /// Takes what the file says, and remembers how files with these headings are understood.
  @OpenTo("commerce.write")
  @PostMapping("/{orderImport}/run")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void start(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID orderImport,
      @Valid @RequestBody OrderImportRunRequest request) {
    imports.start(actor, orderImport, request.mapping().command(), request.exportedAt());
  }

  /// Stops it; what was taken stays.
  @OpenTo("commerce.write")
  @DeleteMapping("/{orderImport}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cancel(@AuthenticationPrincipal Actor actor, @PathVariable UUID orderImport) {
    imports.cancel(actor, orderImport);
  }

  /// The rows that were left out.
  @OpenTo("commerce.write")
  @GetMapping("/{orderImport}/bad-rows")
  Page<BadOrderRowResponse> bad(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID orderImport,
      @RequestParam @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      Locale locale) {
    var page = imports.bad(actor, orderImport, after, limit);
    var rows =
        page.items().stream()
            .map(
                row ->
                    new BadOrderRowResponse(
                        row.line(),
                        row.column(),
                        row.value(),
                        row.reason().code(),
                        row.reason().in(locale, texts)))
            .toList();
    return new Page<>(rows, page.next());
  }

  private OrderImportResponse response(OrderImport of, Locale locale) {
    var progress = of.progress();
    return new OrderImportResponse(
        of.id(),
        of.shop().value(),
        of.kind(),
        of.source().name(),
        of.source().form().name(),
        of.source().charset(),
        of.heading().row(),
        of.heading().names(),
        of.state(),
        of.exportedAt(),
        progress.rows(),
        progress.read(),
        progress.stored(),
        progress.unchanged(),
        progress.bad(),
        of.failure() == null ? null : of.failure().in(locale, texts),
        of.madeBy().value(),
        of.madeAt(),
        of.finishedAt());
  }
}
