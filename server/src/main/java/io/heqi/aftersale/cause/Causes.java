package io.heqi.aftersale.cause;

import io.heqi.aftersale.AfterSalePermissions;
import io.heqi.commerce.dropship.Senders;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Shops;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Where after-sale cases come from. The figures say nothing of persons.
@Service
public class Causes {

  private final CauseReader reader;
  private final CauseNews news;
  private final Senders senders;
  private final Shops shops;

  Causes(CauseReader reader, CauseNews news, Senders senders, Shops shops) {
    this.reader = reader;
    this.news = news;
    this.senders = senders;
    this.shops = shops;
  }

  /// @param beforeFrom and `beforeTo`: the span of equal length before
  /// @param all what everything comes to; not the sum of the rows, since a case may be in several
  /// @param batched cases of which a batch is noted
  /// @param waiting orders of which something was heard that is not counted yet
  public record Analysis(
      LocalDate from,
      LocalDate to,
      LocalDate beforeFrom,
      LocalDate beforeTo,
      CauseRow all,
      long batched,
      long waiting,
      Page<CauseRow> rows) {}

  /// All figures as of one moment.
  ///
  /// @param after the `next` of the page before
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Analysis of(
      Actor by, CauseFilter filter, CauseRow.Sort sort, @Nullable String after, int limit) {
    require(by, filter);
    var merchant = by.merchant();
    var counted = new Counted(merchant, filter, null);
    var order = sort.order();
    var rows = counted.keys().stream().map(counted::row).sorted(order).toList();
    var page =
        Page.of(
            behind(rows, sort, after).stream().limit(limit + 1L).toList(),
            limit,
            row -> sort.value(row) + "_" + row.cases() + "_" + row.key());
    return new Analysis(
        filter.from(),
        filter.to(),
        filter.before(),
        filter.from().minusDays(1),
        counted.row(null),
        counted.now.getOrDefault(null, CauseReader.Counts.NONE).batched(),
        news.rows().waiting(merchant),
        new Page<>(labelled(merchant, filter.by(), page.items()), page.next()));
  }

  /// One row, also where nothing was claimed.
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public CauseRow row(Actor by, CauseFilter filter, String key) {
    require(by, filter);
    var row = new Counted(by.merchant(), filter, key).row(key);
    return labelled(by.merchant(), filter.by(), List.of(row)).getFirst();
  }

  /// The cases behind a figure, newest first.
  ///
  /// @param key of a row; null for all cases
  @Transactional(readOnly = true)
  public Page<CauseCase> cases(
      Actor by,
      CauseFilter filter,
      @Nullable String key,
      CauseCase.Which which,
      @Nullable String after,
      int limit) {
    require(by, filter);
    var found = reader.cases(by.merchant(), filter, key, which, place(after), limit + 1);
    return Page.of(found, limit, one -> one.day() + "_" + one.id());
  }

  private void require(Actor by, CauseFilter filter) {
    by.require(AfterSalePermissions.CAUSES);
    filter.shops().forEach(shop -> shops.get(by.merchant(), shop));
  }

  private static CauseReader.Place place(@Nullable String after) {
    if (after == null) {
      return new CauseReader.Place(LocalDate.of(9999, 12, 31), new UUID(-1, -1));
    }
    var parts = after.split("_", 2);
    try {
      return new CauseReader.Place(
          LocalDate.parse(parts[0]), UUID.fromString(parts.length == 2 ? parts[1] : ""));
    } catch (DateTimeException | IllegalArgumentException _) {
      throw Refusal.invalid("foundation.cursor-malformed");
    }
  }

  /// Rows that stand behind the one of which `after` tells the place.
  private static List<CauseRow> behind(
      List<CauseRow> rows, CauseRow.Sort sort, @Nullable String after) {
    if (after == null) {
      return rows;
    }
    var parts = after.split("_", 3);
    try {
      var value = Double.parseDouble(parts[0]);
      var cases = Long.parseLong(parts.length == 3 ? parts[1] : "");
      return rows.stream()
          .filter(
              row -> {
                var here = Double.compare(value, sort.value(row));
                return here != 0
                    ? here > 0
                    : cases != row.cases()
                        ? cases > row.cases()
                        : row.key().compareTo(parts[2]) > 0;
              })
          .toList();
    } catch (NumberFormatException _) {
      throw Refusal.invalid("foundation.cursor-malformed");
    }
  }

  private List<CauseRow> labelled(MerchantId merchant, CauseDimension by, List<CauseRow> rows) {
    return switch (by) {
      case PRODUCT, BATCH -> {
        var ids = rows.stream().map(row -> product(row.key())).collect(Collectors.toSet());
        var products = reader.products(merchant, ids);
        yield rows.stream()
            .map(row -> row.called(label(row, products.get(product(row.key()).toString()))))
            .toList();
      }
      case SUPPLIER -> {
        var names = named(merchant);
        yield rows.stream()
            .map(
                row ->
                    row.called(new CauseRow.CauseLabel(names.getOrDefault(row.key(), ""), "", "")))
            .toList();
      }
      case CARRIER ->
          rows.stream()
              .map(
                  row ->
                      row.called(
                          new CauseRow.CauseLabel(row.key().equals("*") ? "" : row.key(), "", "")))
              .toList();
      case REASON -> rows;
    };
  }

  private Map<String, String> named(MerchantId merchant) {
    return senders.names(merchant).entrySet().stream()
        .collect(Collectors.toMap(one -> one.getKey().toString(), Map.Entry::getValue));
  }

  private static UUID product(String key) {
    try {
      return UUID.fromString(key.split("/", 2)[0]);
    } catch (IllegalArgumentException _) {
      throw Refusal.notFound("aftersale.cause-unknown");
    }
  }

  private static CauseRow.CauseLabel label(CauseRow row, @Nullable SoldProduct product) {
    if (product == null) {
      throw Refusal.notFound("aftersale.cause-unknown");
    }
    var batch = row.key().contains("/") ? row.key().split("/", 2)[1] : "";
    return new CauseRow.CauseLabel(
        product.title(),
        batch.isEmpty() || product.variant().isEmpty()
            ? product.variant() + batch
            : product.variant() + " · " + batch,
        product.code().isEmpty() ? product.number() : product.code());
  }

  /// What is counted in a span and in the one before.
  private final class Counted {

    private final CauseDimension by;
    private final Map<@Nullable String, CauseReader.Counts> now;
    private final Map<@Nullable String, CauseReader.Counts> then;
    private final Map<@Nullable String, Long> sold;
    private final Map<@Nullable String, Long> soldThen;
    private final Map<@Nullable String, List<CauseRow.CauseSum>> money;

    /// @param only the one key that is asked for; null for all
    Counted(MerchantId merchant, CauseFilter filter, @Nullable String only) {
      var before = filter.between(filter.before(), filter.from().minusDays(1));
      by = filter.by();
      now = reader.counts(merchant, filter, only);
      then = reader.counts(merchant, before, only);
      sold = reader.sold(merchant, filter, only);
      soldThen = reader.sold(merchant, before, only);
      money = reader.money(merchant, filter, only);
    }

    Set<String> keys() {
      var keys = new HashSet<String>();
      for (var key : now.keySet()) {
        if (key != null) {
          keys.add(key);
        }
      }
      return keys;
    }

    CauseRow row(@Nullable String key) {
      var counts = now.getOrDefault(key, CauseReader.Counts.NONE);
      var before = then.getOrDefault(key, CauseReader.Counts.NONE);
      var measure = measure(sold, key);
      var measureBefore = measure(soldThen, key);
      var rate = rate(counts, measure);
      var rateBefore = rate(before, measureBefore);
      return new CauseRow(
          key == null ? "" : key,
          CauseRow.CauseLabel.NONE,
          counts.cases(),
          counts.pieces(),
          measure,
          rate,
          Share.of(counts.quality(), counts.cases()),
          money.getOrDefault(key, List.of()),
          new CauseRow.CauseBefore(before.cases(), before.pieces(), measureBefore, rateBefore),
          ShareChange.between(rateBefore, rate));
    }

    private @Nullable Long measure(Map<@Nullable String, Long> pieces, @Nullable String key) {
      if (key == null || by == CauseDimension.REASON) {
        return pieces.getOrDefault(null, 0L);
      }
      return by.sold().isEmpty() ? null : pieces.getOrDefault(key, 0L);
    }

    private static @Nullable Share rate(CauseReader.Counts counts, @Nullable Long sold) {
      return sold == null
          ? null
          : Share.of(
              counts.pieces(),
              sold,
              counts.cases() == 0 ? 1 : Math.max(1, (double) counts.pieces() / counts.cases()));
    }
  }
}
