package io.heqi.aftersale.platform;

import io.heqi.aftersale.AfterSalePermissions;
import io.heqi.aftersale.PlatformCaseTerms;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.Orders;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Platform;
import io.heqi.merchant.Shops;
import io.heqi.shared.Cursor;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Cases that customers opened on a platform. The platform keeps them and decides; here they are
/// seen with their time limits beside everything else, and their money counts as given.
@Service
public class PlatformCases {

  public static final int MOST = 100;
  private static final Duration FUTURE = Duration.ofMinutes(10);

  private final PlatformCaseRepository cases;
  private final PlatformCodes codes;
  private final PlatformCaseTerms terms;
  private final Orders orders;
  private final Shops shops;
  private final AuditLog audit;
  private final Clock clock;

  PlatformCases(
      PlatformCaseRepository cases,
      PlatformCodes codes,
      PlatformCaseTerms terms,
      Orders orders,
      Shops shops,
      AuditLog audit,
      Clock clock) {
    this.cases = cases;
    this.codes = codes;
    this.terms = terms;
    this.orders = orders;
    this.shops = shops;
    this.audit = audit;
    this.clock = clock;
  }

  public enum Outcome {
    NEW,
    CHANGED,
    /// Known already, or newer here.
    OLD
  }

  /// @param known whether we know the platform's code of the step
  public record ToldCase(String number, Outcome outcome, boolean known) {}

  /// Takes cases as their platform tells them. The newest word counts; telling again changes
  /// nothing. A code that we do not know is kept and shown, never refused.
  @Transactional
  public List<ToldCase> tell(Actor by, ShopId shop, List<TellPlatformCase> told) {
    by.require(AfterSalePermissions.SETTLE);
    var platform = shops.get(by.merchant(), shop).platform();
    if (told.size() > MOST) {
      throw Refusal.tooLarge("aftersale.too-many-platform-cases", MOST);
    }
    var answers = told.stream().map(one -> take(by, shop, platform, one)).toList();
    var changed = answers.stream().filter(one -> one.outcome() != Outcome.OLD).count();
    audit.record(by, "aftersale.platform-cases-told", shop, Map.of("changed", changed));
    return answers;
  }

  private ToldCase take(Actor by, ShopId shop, Platform platform, TellPlatformCase told) {
    if (told.amount().signum() < 0 || told.amount().stripTrailingZeros().scale() > 2) {
      throw Refusal.invalid("aftersale.amount-malformed");
    }
    var now = clock.instant();
    if (told.updatedAt().isAfter(now.plus(FUTURE))) {
      throw Refusal.invalid("aftersale.platform-case-in-the-future", told.number());
    }
    var merchant = by.merchant();
    var kind = codes.kind(platform, told.type()).orElse(null);
    var state = codes.state(platform, told.state(), told.refund(), told.dispute()).orElse(null);
    var due = told.dueAt();
    if (state != null && state.isOver()) {
      due = null;
    } else if (due == null) {
      due =
          state == null || kind == null
              ? told.updatedAt()
              : terms.due(merchant, shop, told.updatedAt(), state, kind.type(), kind.sent());
    }
    var read =
        new PlatformCaseRepository.Read(
            kind == null ? null : kind.type(), state, due, told.dueAt() != null);
    var outcome =
        cases.take(merchant, shop, told, read, () -> terms.owner(merchant), clock.instant());
    if (outcome != Outcome.OLD) {
      orders
          .numbered(merchant, shop, told.orderNumber())
          .ifPresent(order -> cases.link(merchant, shop, told.number(), order));
    }
    return new ToldCase(told.number(), outcome, state != null);
  }

  @Transactional(readOnly = true)
  public Page<PlatformCaseView> list(
      Actor by,
      PlatformCaseFilter filter,
      @Nullable ShopId shop,
      @Nullable String after,
      int limit) {
    by.require(AfterSalePermissions.READ);
    var isOver = filter == PlatformCaseFilter.OVER;
    var place = Cursor.read(after, isOver ? Cursor.NEWEST : Cursor.OLDEST);
    var rows = cases.list(by.merchant(), filter, shop, place, limit + 1);
    return Page.of(
        rows,
        limit,
        row ->
            Cursor.write(isOver ? row.updatedAt() : Objects.requireNonNull(row.due()), row.id()));
  }

  @Transactional(readOnly = true)
  public PlatformCaseView.PlatformCaseCounts counts(Actor by) {
    by.require(AfterSalePermissions.READ);
    return cases.counts(by.merchant());
  }

  /// Of an order, newest first, at most 20.
  @Transactional(readOnly = true)
  public List<PlatformCaseView> ofOrder(Actor by, OrderId order) {
    by.require(AfterSalePermissions.READ);
    var _ = orders.get(by, order);
    return cases.ofOrder(by.merchant(), order);
  }
}
