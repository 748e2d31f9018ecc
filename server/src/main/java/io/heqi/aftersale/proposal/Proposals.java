package io.heqi.aftersale.proposal;

import io.heqi.aftersale.AfterSalePermissions;
import io.heqi.aftersale.cause.CauseFilter;
import io.heqi.aftersale.cause.Causes;
import io.heqi.aftersale.cause.ShareChange;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.ShopView;
import io.heqi.merchant.Shops;
import io.heqi.shared.Cursor;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import io.heqi.staff.Members;
import io.heqi.task.PlanTask;
import io.heqi.task.TaskPlans;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Proposals as managers write them and supervisors follow them.
@Service
public class Proposals {

  static final int MOST_DAYS_AHEAD = 366;
  private static final String KEY = "proposal:";
  private static final int LONGEST_TASK_SUBJECT = 100;

  private final ProposalRepository proposals;
  private final Causes causes;
  private final TaskPlans tasks;
  private final Members members;
  private final Shops shops;
  private final AuditLog audit;
  private final Clock clock;

  Proposals(
      ProposalRepository proposals,
      Causes causes,
      TaskPlans tasks,
      Members members,
      Shops shops,
      AuditLog audit,
      Clock clock) {
    this.proposals = proposals;
    this.causes = causes;
    this.tasks = tasks;
    this.members = members;
    this.shops = shops;
    this.audit = audit;
    this.clock = clock;
  }

  /// Writes a proposal with the figures of its row as they are now, and plans the task of its
  // owner.
  @Transactional
  public ProposalView propose(Actor by, Propose propose) {
    by.require(AfterSalePermissions.PROPOSE);
    by.require(AfterSalePermissions.CAUSES);
    var merchant = by.merchant();
    if (members.find(merchant, propose.owner()).filter(Members.MemberView::active).isEmpty()) {
      throw Refusal.notFound("staff.member-unknown");
    }
    var shop = shop(merchant, propose.rows());
    var made = made(by, propose, ZoneId.of(shop.zone()));
    var key = by.account() + ":" + propose.clientId();
    if (!proposals.insert(merchant, key, made)) {
      return proposals.byKey(merchant, key).map(one -> current(merchant, one)).orElseThrow();
    }
    tasks.plan(
        merchant,
        by.account(),
        propose.owner(),
        new PlanTask(
            task(made.id()),
            ProposalKinds.PROPOSAL,
            shop.id(),
            null,
            null,
            cut(made.subject()),
            made.text(),
            made.dueAt()));
    audit.record(
        by,
        "aftersale.proposed",
        made.id(),
        Map.of("kind", made.kind(), "owner", propose.owner(), "subject", made.subject()));
    return made;
  }

  private ProposalView made(Actor by, Propose propose, ZoneId zone) {
    var now = clock.instant();
    var today = now.atZone(zone).toLocalDate();
    if (propose.due().isBefore(today) || propose.due().isAfter(today.plusDays(MOST_DAYS_AHEAD))) {
      throw Refusal.invalid("aftersale.proposal-day-malformed", MOST_DAYS_AHEAD);
    }
    return new ProposalView(
        ProposalId.next(),
        row(by, propose),
        propose.subject(),
        propose.kind(),
        propose.observation(),
        propose.text(),
        propose.owner(),
        propose.due().atTime(LocalTime.of(23, 59, 59)).atZone(zone).toInstant(),
        ProposalState.OPEN,
        by.account(),
        now,
        null,
        null,
        "");
  }

  private ProposalView.@Nullable ProposalSubject row(Actor by, Propose propose) {
    var rows = propose.rows();
    var key = propose.key();
    if (rows == null || key == null) {
      return null;
    }
    return new ProposalView.ProposalSubject(
        rows.by(), key, rows.from(), rows.to(), rows.shops(), causes.row(by, rows, key));
  }

  /// The shop whose zone counts and to which the task belongs: the first that was looked at.
  private ShopView shop(MerchantId merchant, @Nullable CauseFilter rows) {
    if (rows != null && !rows.shops().isEmpty()) {
      return shops.get(merchant, rows.shops().getFirst());
    }
    return shops.list(merchant).stream()
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("merchant.shop-unknown"));
  }

  private static String cut(String subject) {
    return subject.length() <= LONGEST_TASK_SUBJECT
        ? subject
        : subject.substring(0, LONGEST_TASK_SUBJECT - 1) + "…";
  }

  private static String task(ProposalId id) {
    return KEY + id;
  }

  static ProposalId ofTask(String key) {
    return new ProposalId(UUID.fromString(key.substring(KEY.length())));
  }

  /// Newest first.
  @Transactional(readOnly = true)
  public Page<ProposalView> list(
      Actor by, ProposalFilter filter, @Nullable String after, int limit) {
    by.require(AfterSalePermissions.CAUSES);
    var from = Cursor.read(after, Cursor.NEWEST);
    var found = proposals.list(by.merchant(), filter, from, limit + 1);
    return Page.of(
        current(by.merchant(), found), limit, one -> Cursor.write(one.proposedAt(), one.id()));
  }

  @Transactional(readOnly = true)
  public ProposalView get(Actor by, ProposalId id) {
    by.require(AfterSalePermissions.CAUSES);
    return current(by.merchant(), find(by, id));
  }

  private ProposalView find(Actor by, ProposalId id) {
    return proposals.find(by.merchant(), id).orElseThrow(Proposals::unknown);
  }

  private ProposalView current(MerchantId merchant, ProposalView one) {
    return current(merchant, List.of(one)).getFirst();
  }

  /// A task may have been given to somebody else since.
  private List<ProposalView> current(MerchantId merchant, List<ProposalView> found) {
    var open = tasks.byKeys(merchant, found.stream().map(one -> task(one.id())).toList());
    return found.stream()
        .map(
            one -> {
              var task = open.get(task(one.id()));
              return one.state() != ProposalState.OPEN || task == null
                  ? one
                  : one.with(task.owner());
            })
        .toList();
  }

  /// Says in its owner's place what came of it, and takes the task back.
  ///
  /// @param state `DONE` or `DROPPED`
  /// @param result 1 to 1,000 characters
  @Transactional
  public ProposalView end(Actor by, ProposalId id, ProposalState state, String result) {
    by.require(AfterSalePermissions.PROPOSE);
    by.require(AfterSalePermissions.CAUSES);
    if (state == ProposalState.OPEN || result.isBlank() || result.length() > Propose.LONGEST_TEXT) {
      throw Refusal.invalid("aftersale.result-missing", Propose.LONGEST_TEXT);
    }
    var _ = find(by, id);
    tasks.withdraw(by.merchant(), List.of(task(id)));
    if (!proposals.end(by.merchant(), id, state, result, by.account(), clock.instant())) {
      throw Refusal.conflict("aftersale.proposal-ended");
    }
    audit.record(by, "aftersale.proposal-ended", id, Map.of("state", state));
    return find(by, id);
  }

  /// What a proposal brought. Both spans have as many days as have begun since the day after it was
  /// carried out, 90 at most; the one before ends with the day before it was written.
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public ProposalOutcome outcome(Actor by, ProposalId id) {
    by.require(AfterSalePermissions.CAUSES);
    var one = find(by, id);
    var row = one.row();
    var ended = one.endedAt();
    if (row == null || ended == null || one.state() != ProposalState.DONE) {
      return ProposalOutcome.NONE;
    }
    var rows = new CauseFilter(row.by(), row.from(), row.to(), row.shops());
    var zone = ZoneId.of(shop(by.merchant(), rows).zone());
    var first = ended.atZone(zone).toLocalDate().plusDays(1);
    var today = clock.instant().atZone(zone).toLocalDate();
    var days =
        Math.min(ProposalOutcome.MOST_DAYS, Math.max(0, ChronoUnit.DAYS.between(first, today) + 1));
    if (days == 0) {
      return ProposalOutcome.NONE;
    }
    return compared(by, row, one.proposedAt().atZone(zone).toLocalDate(), first, days);
  }

  private ProposalOutcome compared(
      Actor by, ProposalView.ProposalSubject row, LocalDate proposed, LocalDate first, long days) {
    var before =
        new CauseFilter(row.by(), proposed.minusDays(days), proposed.minusDays(1), row.shops());
    var since = new CauseFilter(row.by(), first, first.plusDays(days - 1), row.shops());
    var then = causes.row(by, before, row.key());
    var now = causes.row(by, since, row.key());
    return new ProposalOutcome(
        days,
        before.from(),
        before.to(),
        since.from(),
        since.to(),
        then,
        now,
        ShareChange.between(then.rate(), now.rate()));
  }

  private static Refusal unknown() {
    return Refusal.notFound("aftersale.proposal-unknown");
  }
}
