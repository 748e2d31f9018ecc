package io.heqi.commerce.web;

import io.heqi.commerce.exchange.LeftOutFile;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.foundation.table.TableForm;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What was left out of an import, as a file.
@RestController
class OrderImportFileController {

  private static final String LANGUAGES = "zh-CN|en";

  private final LeftOutFile file;
  private final MessageSource texts;

  OrderImportFileController(LeftOutFile file, MessageSource texts) {
    this.file = file;
    this.texts = texts;
  }

  /// The rows that were left out of an import, as CSV with the reasons.
  @OpenTo("commerce.write")
  @GetMapping("/api/order-imports/{orderImport}/bad-rows/file")
  void bad(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID orderImport,
      @RequestParam(defaultValue = "zh-CN") @Pattern(regexp = LANGUAGES) String lang,
      HttpServletResponse response)
      throws IOException {
    var locale = Locale.forLanguageTag(lang);
    var name = String.valueOf(texts.getMessage("commerce.import-file-name", null, locale));
    response.setContentType(TableForm.CSV.mediaType());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(TableForm.CSV.fileName(name), StandardCharsets.UTF_8)
            .build()
            .toString());
    file.write(actor, orderImport, locale, response.getOutputStream());
  }
}
