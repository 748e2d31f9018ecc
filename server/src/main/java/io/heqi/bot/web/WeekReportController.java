package io.heqi.bot.web;

import io.heqi.bot.WeekFigures;
import io.heqi.bot.WeekReports;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.knowledge.Changes;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The bot's week.
@RestController
class WeekReportController {

  private final WeekReports reports;

  WeekReportController(WeekReports reports) {
    this.reports = reports;
  }

  /// @param asked lines of customers that the bot had to answer
  /// @param reasons why it handed over, by code
  /// @param shareAnswered of the asked, 0 to 1
  record WeekFiguresResponse(
      int asked,
      int answered,
      int offered,
      int askedBack,
      int handedOver,
      Map<String, Integer> reasons,
      int solved,
      int unsolved,
      double shareAnswered) {

    static WeekFiguresResponse of(WeekFigures figures) {
      return new WeekFiguresResponse(
          figures.asked(),
          figures.answered(),
          figures.offered(),
          figures.askedBack(),
          figures.handedOver(),
          figures.reasons(),
          figures.solved(),
          figures.unsolved(),
          figures.shareAnswered());
    }
  }

  /// @param title empty where the item is gone
  record ItemWeek(ItemId item, String title, int answered, int offered, int solved, int unsolved) {}

  record KnowledgeChange(ItemId item, ItemKind kind, String title, Changes.What what) {}

  /// @param monday the first day of the week
  /// @param before the same of the week before
  record WeekReportResponse(
      LocalDate monday,
      WeekFiguresResponse figures,
      WeekFiguresResponse before,
      List<ItemWeek> items,
      List<KnowledgeChange> changes) {}

  /// @param week as ISO 8601 writes it, such as `2026-W47`
  @OpenTo("bot.manage")
  @GetMapping("/api/bot/weeks/{week}")
  WeekReportResponse report(@AuthenticationPrincipal Actor actor, @PathVariable String week) {
    var report = reports.of(actor, week);
    return new WeekReportResponse(
        report.monday(),
        WeekFiguresResponse.of(report.figures()),
        WeekFiguresResponse.of(report.before()),
        report.items().stream()
            .map(
                i ->
                    new ItemWeek(
                        i.item(), i.title(), i.answered(), i.offered(), i.solved(), i.unsolved()))
            .toList(),
        report.changes().stream()
            .map(c -> new KnowledgeChange(c.item(), c.kind(), c.title(), c.what()))
            .toList());
  }
}
