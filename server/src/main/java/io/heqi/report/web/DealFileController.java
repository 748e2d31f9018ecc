package io.heqi.report.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.foundation.table.TableForm;
import io.heqi.merchant.ShopView;
import io.heqi.merchant.Shops;
import io.heqi.report.deal.DealFile;
import io.heqi.report.deal.DealFilter;
import io.heqi.report.deal.DealRow;
import io.heqi.report.deal.Deals;
import io.heqi.shared.Page;
import io.heqi.staff.AuditLog;
import io.heqi.staff.Members;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The deal record as a file, written page by page so that its length does not matter.
@RestController
class DealFileController {

  private static final int PAGE = 1_000;

  private final Deals deals;
  private final Shops shops;
  private final Members members;
  private final MessageSource texts;
  private final AuditLog audit;

  DealFileController(
      Deals deals, Shops shops, Members members, MessageSource texts, AuditLog audit) {
    this.deals = deals;
    this.shops = shops;
    this.members = members;
    this.texts = texts;
    this.audit = audit;
  }

  @OpenTo({"conversation.reply", "commerce.read"})
  @GetMapping("/api/deals/file")
  void file(
      @AuthenticationPrincipal Actor actor,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam(required = false) @Nullable UUID agent,
      @RequestParam(required = false) @Nullable UUID shop,
      @RequestParam TableForm format,
      @RequestParam(defaultValue = "zh-CN") @Pattern(regexp = "zh-CN|en") String lang,
      HttpServletResponse response)
      throws IOException {
    var filter = DealController.filter(from, to, DealFilter.By.PAID, agent, shop, null);
    var first = deals.list(actor, filter, null, PAGE);
    var locale = Locale.forLanguageTag(lang);
    audit.record(
        actor,
        "report.deals-exported",
        actor.merchant(),
        Map.of("from", from, "to", to, "format", format));
    var name = texts.getMessage("report.deal-record", null, locale) + " " + from + " " + to;
    response.setContentType(format.mediaType());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(format.fileName(name), StandardCharsets.UTF_8)
            .build()
            .toString());
    file(actor, locale).write(format, rows(actor, filter, first), response.getOutputStream());
  }

  private DealFile file(Actor actor, Locale locale) {
    return new DealFile(
        texts,
        locale,
        shops.list(actor.merchant()).stream().collect(Collectors.toMap(ShopView::id, s -> s)),
        members.list(actor.merchant()).stream()
            .collect(Collectors.toMap(Members.MemberView::id, Members.MemberView::name)),
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path("/desk/conversations/")
            .toUriString());
  }

  private Stream<DealRow> rows(Actor actor, DealFilter filter, Page<DealRow> first) {
    return Stream.iterate(
            Optional.of(first),
            Optional::isPresent,
            page ->
                page.flatMap(one -> Optional.ofNullable(one.next()))
                    .map(next -> deals.list(actor, filter, next, PAGE)))
        .flatMap(Optional::stream)
        .flatMap(page -> page.items().stream());
  }
}
