package io.heqi.knowledge.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.ItemState;
import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.exchange.ItemExport;
import io.heqi.knowledge.exchange.ItemFile;
import io.heqi.staff.ServiceStage;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Knowledge as files to keep.
@RestController
class KnowledgeFileController {

  private static final String LANGUAGES = "zh-CN|en";

  private final ItemExport export;
  private final MessageSource texts;

  KnowledgeFileController(ItemExport export, MessageSource texts) {
    this.export = export;
    this.texts = texts;
  }

  /// The items that a list with the same filter shows, in their newest versions.
  @OpenTo("knowledge.write")
  @GetMapping("/api/knowledge-items/file")
  void file(
      @AuthenticationPrincipal Actor actor,
      @RequestParam ItemFile format,
      @RequestParam @Nullable ItemKind kind,
      @RequestParam @Nullable ItemState state,
      @RequestParam(defaultValue = "false") boolean overdue,
      @RequestParam @Nullable @Size(max = 200) String text,
      @RequestParam @Nullable ServiceStage stage,
      @RequestParam(defaultValue = "zh-CN") @Pattern(regexp = LANGUAGES) String lang,
      HttpServletResponse response)
      throws IOException {
    var wish = new ItemExport.Wish(format, Locale.forLanguageTag(lang));
    announce(response, "knowledge.file-name", format, wish.locale());
    var filter = new Knowledge.Filter(kind, state, overdue, text, stage);
    export.write(actor, filter, wish, response.getOutputStream());
  }

  /// An example with all columns, to be filled in and handed in.
  @OpenTo("knowledge.write")
  @GetMapping("/api/knowledge-imports/template")
  void template(
      @AuthenticationPrincipal Actor actor,
      @RequestParam ItemFile format,
      @RequestParam(defaultValue = "zh-CN") @Pattern(regexp = LANGUAGES) String lang,
      HttpServletResponse response)
      throws IOException {
    var wish = new ItemExport.Wish(format, Locale.forLanguageTag(lang));
    announce(response, "knowledge.template-file-name", format, wish.locale());
    export.template(actor, wish, response.getOutputStream());
  }

  /// What was left out of an import, as CSV with the reasons.
  @OpenTo("knowledge.write")
  @GetMapping("/api/knowledge-imports/{knowledgeImport}/bad-rows/file")
  void bad(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID knowledgeImport,
      @RequestParam(defaultValue = "zh-CN") @Pattern(regexp = LANGUAGES) String lang,
      HttpServletResponse response)
      throws IOException {
    var locale = Locale.forLanguageTag(lang);
    announce(response, "knowledge.bad-rows-file-name", ItemFile.CSV, locale);
    export.bad(actor, knowledgeImport, locale, response.getOutputStream());
  }

  private void announce(HttpServletResponse response, String name, ItemFile format, Locale locale) {
    response.setContentType(format.mediaType());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(
                format.fileName(String.valueOf(texts.getMessage(name, null, locale))),
                StandardCharsets.UTF_8)
            .build()
            .toString());
  }
}
