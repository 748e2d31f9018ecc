package io.heqi.bot;

import io.heqi.foundation.security.Actor;
import io.heqi.knowledge.Changes;
import io.heqi.knowledge.ItemId;
import io.heqi.merchant.Shops;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What changed in the knowledge in a week, and what the bot made of it. A week begins on Monday by
/// the clocks of the merchant's first shop.
@Service
public class WeekReports {

  private static final int ITEMS = 100;
  private static final ZoneId HOME = ZoneId.of("Asia/Shanghai");

  private final WeekRepository weeks;
  private final Changes changes;
  private final Shops shops;

  WeekReports(WeekRepository weeks, Changes changes, Shops shops) {
    this.weeks = weeks;
    this.changes = changes;
    this.shops = shops;
  }

  /// @param title empty where the item is gone
  public record ItemFigures(
      ItemId item, String title, int answered, int offered, int solved, int unsolved) {}

  /// @param before the same of the week before
  /// @param items those that were answered or offered most often, at most a hundred
  public record Report(
      LocalDate monday,
      WeekFigures figures,
      WeekFigures before,
      List<ItemFigures> items,
      List<Changes.Change> changes) {}

  /// @param week as ISO 8601 writes it, such as `2026-W47`
  @Transactional(readOnly = true)
  public Report of(Actor by, String week) {
    by.require(BotPermissions.MANAGE);
    var monday = monday(week);
    var zone = zone(by.merchant());
    var from = start(monday, zone);
    var until = start(monday.plusWeeks(1), zone);
    return new Report(
        monday,
        weeks.figures(by.merchant(), from, until),
        weeks.figures(by.merchant(), start(monday.minusWeeks(1), zone), from),
        items(by.merchant(), from, until),
        changes.between(by.merchant(), from, until));
  }

  static LocalDate monday(String week) {
    try {
      return LocalDate.parse(week + "-1", DateTimeFormatter.ISO_WEEK_DATE);
    } catch (DateTimeException _) {
      throw Refusal.invalid("bot.week-malformed");
    }
  }

  private ZoneId zone(MerchantId merchant) {
    return shops.list(merchant).stream()
        .findFirst()
        .map(shop -> ZoneId.of(shop.zone()))
        .orElse(HOME);
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  private List<ItemFigures> items(MerchantId merchant, Instant from, Instant until) {
    var sums = weeks.items(merchant, from, until, ITEMS);
    var titles =
        changes.titles(merchant, sums.stream().map(WeekRepository.ItemSums::item).toList());
    return sums.stream()
        .map(
            s ->
                new ItemFigures(
                    s.item(),
                    titles.getOrDefault(s.item(), ""),
                    s.answered(),
                    s.offered(),
                    s.solved(),
                    s.unsolved()))
        .toList();
  }
}
