package io.heqi.knowledge.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.knowledge.ItemState;
import io.heqi.knowledge.exchange.ItemImport;
import io.heqi.knowledge.exchange.ItemImports;
import io.heqi.shared.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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

/// Files of knowledge that come in: handed in and checked, then taken.
@RestController
@RequestMapping("/api/knowledge-imports")
class KnowledgeImportController {

  private final ItemImports imports;
  private final MessageSource texts;

  KnowledgeImportController(ItemImports imports, MessageSource texts) {
    this.imports = imports;
    this.texts = texts;
  }

  record KnownItemResponse(UUID item, String title) {}

  /// Items that ask nearly the same.
  ///
  /// @param titles the first of those in the file
  /// @param inFile how many of them are in the file
  /// @param known the first of those that stand there already
  record NearItemsResponse(List<String> titles, int inFile, List<KnownItemResponse> known) {

    static NearItemsResponse of(ItemImport.Near near) {
      return new NearItemsResponse(
          near.titles(),
          near.inFile(),
          near.known().stream()
              .map(known -> new KnownItemResponse(known.item().value(), known.title()))
              .toList());
    }
  }

  /// @param rows read so far, with a title and an answer or without
  /// @param items that can be taken; `done` of them are dealt with
  /// @param failure why it failed, in words; null where it did not
  record KnowledgeImportResponse(
      UUID id,
      String name,
      String format,
      ItemImport.State state,
      @Nullable ItemState takenAs,
      int rows,
      int bad,
      int items,
      int fresh,
      int changed,
      int unchanged,
      List<NearItemsResponse> near,
      int nearGroups,
      int picturesLeftOut,
      int done,
      int takenNew,
      int takenChanged,
      @Nullable String failure,
      UUID madeBy,
      Instant madeAt,
      @Nullable Instant finishedAt) {}

  /// @param line as a spreadsheet counts rows, the heading being 1
  /// @param reason in words, saying what to do
  record BadItemRowResponse(int line, String code, String reason, String title) {}

  record TakingRequest(@NotNull ItemState as) {}

  /// CSV, XLSX, Markdown or HTML, told by its content; at most 20 MB and 50,000 rows.
  @OpenTo("knowledge.write")
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  KnowledgeImportResponse handIn(
      @AuthenticationPrincipal Actor actor, @RequestParam MultipartFile file, Locale locale)
      throws IOException {
    try (var content = file.getInputStream()) {
      var name = Objects.requireNonNullElse(file.getOriginalFilename(), "knowledge");
      return response(imports.handIn(actor, name, content), locale);
    }
  }

  /// The newest twenty.
  @OpenTo("knowledge.write")
  @GetMapping
  List<KnowledgeImportResponse> list(@AuthenticationPrincipal Actor actor, Locale locale) {
    return imports.list(actor).stream().map(one -> response(one, locale)).toList();
  }

  @OpenTo("knowledge.write")
  @GetMapping("/{knowledgeImport}")
  KnowledgeImportResponse find(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID knowledgeImport, Locale locale) {
    return response(imports.find(actor, knowledgeImport), locale);
  }

  /// The rows that are left out.
  @OpenTo("knowledge.write")
  @GetMapping("/{knowledgeImport}/bad-rows")
  Page<BadItemRowResponse> bad(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID knowledgeImport,
      @RequestParam @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      Locale locale) {
    var page = imports.bad(actor, knowledgeImport, after, limit);
    var rows =
        page.items().stream()
            .map(
                row ->
                    new BadItemRowResponse(
                        row.line(),
                        row.reason().code(),
                        row.reason().in(locale, texts),
                        row.title()))
            .toList();
    return new Page<>(rows, page.next());
  }

  /// Takes the items as drafts, as proposals, or, by whoever may approve, published.
  @OpenTo("knowledge.write")
  @PostMapping("/{knowledgeImport}/taking")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void take(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID knowledgeImport,
      @Valid @RequestBody TakingRequest request) {
    imports.take(actor, knowledgeImport, request.as());
  }

  /// Stops it; what was taken stays.
  @OpenTo("knowledge.write")
  @DeleteMapping("/{knowledgeImport}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cancel(@AuthenticationPrincipal Actor actor, @PathVariable UUID knowledgeImport) {
    imports.cancel(actor, knowledgeImport);
  }

  private KnowledgeImportResponse response(ItemImport of, Locale locale) {
    var report = of.report();
    return new KnowledgeImportResponse(
        of.id(),
        of.name(),
        of.form().name(),
        of.state(),
        of.takenAs(),
        report.rows(),
        report.bad(),
        report.items(),
        report.fresh(),
        report.changed(),
        report.unchanged(),
        report.near().stream().map(NearItemsResponse::of).toList(),
        report.nearGroups(),
        report.picturesLeftOut(),
        of.done(),
        of.takenNew(),
        of.takenChanged(),
        of.failure() == null ? null : of.failure().in(locale, texts),
        of.madeBy().value(),
        of.madeAt(),
        of.finishedAt());
  }
}
