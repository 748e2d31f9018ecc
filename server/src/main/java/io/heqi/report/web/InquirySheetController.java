package io.heqi.report.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.foundation.table.TableForm;
import io.heqi.report.InquirySheet;
import io.heqi.report.InquirySheets;
import io.heqi.report.SheetFile;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.staff.AuditLog;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// 《网络部客户咨询表》 of an agent and a day.
@RestController
@RequestMapping("/api/inquiry-sheets/{day}/{agent}")
class InquirySheetController {

  private final InquirySheets sheets;
  private final MessageSource texts;
  private final AuditLog audit;

  InquirySheetController(InquirySheets sheets, MessageSource texts, AuditLog audit) {
    this.sheets = sheets;
    this.texts = texts;
    this.audit = audit;
  }

  record NoteBody(
      @NotNull @Size(max = 200) String product,
      @NotNull @Size(max = 60) String questionType,
      @NotNull @Size(max = 200) String outcome,
      @NotNull @Size(max = 200) String reason,
      @Nullable LocalDate followUpOn,
      @NotNull @Size(max = 500) String remark) {

    static NoteBody of(InquirySheet.Note note) {
      return new NoteBody(
          note.product(),
          note.questionType(),
          note.outcome(),
          note.reason(),
          note.followUpOn(),
          note.remark());
    }

    InquirySheet.Note note() {
      return new InquirySheet.Note(product, questionType, outcome, reason, followUpOn, remark);
    }
  }

  record RowResponse(
      ConversationId conversation,
      long number,
      String platform,
      String shop,
      String customer,
      Instant askedAt,
      String question,
      String answer,
      NoteBody note,
      int turns,
      int inTime,
      @Nullable Double firstResponseSeconds,
      @Nullable Double averageResponseSeconds,
      @Nullable Integer score) {

    static RowResponse of(InquirySheet.Row row) {
      return new RowResponse(
          row.conversation(),
          row.number(),
          row.platform(),
          row.shop(),
          row.customer(),
          row.askedAt(),
          row.question(),
          row.answer(),
          NoteBody.of(row.note()),
          row.figures().turns(),
          row.figures().inTime(),
          seconds(row.figures().firstResponse()),
          seconds(row.figures().averageResponse()),
          row.score());
    }

    private static @Nullable Double seconds(@Nullable Duration time) {
      return time == null ? null : time.toMillis() / 1_000.0;
    }
  }

  record SheetResponse(LocalDate day, AccountId agent, String agentName, List<RowResponse> rows) {}

  @OpenTo("conversation.reply")
  @GetMapping
  SheetResponse sheet(
      @AuthenticationPrincipal Actor actor, @PathVariable LocalDate day, @PathVariable UUID agent) {
    var sheet = sheets.of(actor, new AccountId(agent), day);
    return new SheetResponse(
        sheet.day(),
        sheet.agent(),
        sheet.agentName(),
        sheet.rows().stream().map(RowResponse::of).toList());
  }

  @OpenTo("conversation.reply")
  @PutMapping("/rows/{conversation}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void note(
      @AuthenticationPrincipal Actor actor,
      @PathVariable LocalDate day,
      @PathVariable UUID agent,
      @PathVariable UUID conversation,
      @Valid @RequestBody NoteBody note) {
    sheets.note(actor, new AccountId(agent), day, new ConversationId(conversation), note.note());
  }

  @OpenTo("conversation.reply")
  @GetMapping("/file")
  void file(
      @AuthenticationPrincipal Actor actor,
      @PathVariable LocalDate day,
      @PathVariable UUID agent,
      @RequestParam TableForm format,
      @RequestParam(defaultValue = "zh-CN") @Pattern(regexp = "zh-CN|en") String lang,
      HttpServletResponse response)
      throws IOException {
    var sheet = sheets.of(actor, new AccountId(agent), day);
    var locale = Locale.forLanguageTag(lang);
    audit.record(
        actor, "report.sheet-exported", sheet.agent(), Map.of("day", day, "format", format));
    var name =
        texts.getMessage("report.inquiry-sheet", null, locale)
            + " "
            + day
            + " "
            + sheet.agentName();
    response.setContentType(format.mediaType());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(format.fileName(name), StandardCharsets.UTF_8)
            .build()
            .toString());
    SheetFile.write(format, sheet, texts, locale, response.getOutputStream());
  }
}
