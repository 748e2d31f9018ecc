package io.heqi.bot.comparison;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heqi.bot.BotPermissions;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Entry;
import io.heqi.foundation.database.AfterCommit;
import io.heqi.foundation.security.Actor;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.KnowledgePermissions;
import io.heqi.knowledge.Retrieval;
import io.heqi.shared.Ids;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Comparing the answer of an item with another one, so that the better one can be told from the
/// luckier one. How many conversations that takes is fixed when it begins, and nothing is said of
/// the outcome before they are there: who looks early and stops when it pleases finds a difference
/// in up to a third of all comparisons of equal answers (Armitage, McPherson and Rowe 1969).
@Service
public class Comparisons {

  private static final Duration LOOKED_BACK = Duration.ofDays(90);

  /// From this many conversations on an item's own past says how often its answer is enough.
  private static final int ENOUGH = 30;

  /// Without a past the share that needs the most conversations.
  private static final double UNKNOWN = 0.5;

  private final ComparisonRepository comparisons;
  private final Knowledge knowledge;
  private final AuditLog audit;
  private final Clock clock;
  private final Cache<MerchantId, List<Comparison>> running =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(10)).build();

  Comparisons(ComparisonRepository comparisons, Knowledge knowledge, AuditLog audit, Clock clock) {
    this.comparisons = comparisons;
    this.knowledge = knowledge;
    this.audit = audit;
    this.clock = clock;
  }

  /// What a comparison would take.
  ///
  /// @param wanted conversations for each answer
  /// @param base how often the present answer is enough, 0 to 1; null where too little is known
  /// @param perWeek conversations in which it was given, a week of the last ninety days
  public record Plan(int wanted, @Nullable Double base, double perWeek) {}

  /// @param place of the answer among the item's, the first is 0
  /// @param other said instead
  /// @param difference the smallest worth finding, in shares
  public record Begin(ItemId item, int place, List<Content.Part> other, double difference) {}

  /// A comparison and how far it is.
  ///
  /// @param outcome null until as many conversations as were planned are over
  public record Standing(
      Comparison comparison, Tally present, Tally other, @Nullable Difference outcome) {}

  @Transactional(readOnly = true)
  public Plan plan(Actor by, ItemId item, double difference) {
    by.require(BotPermissions.MANAGE);
    var _ = knowledge.get(by, item);
    var now = clock.instant();
    var past = comparisons.history(by.merchant(), item, now.minus(LOOKED_BACK), now);
    var base = past.settled() < ENOUGH ? null : past.share().value();
    return new Plan(
        SampleSize.perAnswer(base == null ? UNKNOWN : base, difference),
        base,
        past.shown() * 7.0 / LOOKED_BACK.toDays());
  }

  /// Gives every other customer the other answer from the next one on.
  @Transactional
  public UUID begin(Actor by, Begin wanted) {
    by.require(BotPermissions.MANAGE);
    by.require(KnowledgePermissions.APPROVE);
    var item = knowledge.offered(by, wanted.item());
    var answers = item.content().answers();
    if (item.kind() != ItemKind.ARTICLE || wanted.place() >= answers.size()) {
      throw Refusal.rule("bot.comparison-of-nothing");
    }
    var present = answers.get(wanted.place());
    if (present.parts().equals(wanted.other())) {
      throw Refusal.invalid("bot.comparison-of-the-same");
    }
    var comparison =
        new Comparison(
            Ids.next(),
            wanted.item(),
            item.content().title(),
            item.version(),
            present,
            wanted.other(),
            wanted.difference(),
            plan(by, wanted.item(), wanted.difference()).wanted(),
            clock.instant(),
            by.account(),
            null,
            null);
    knowledge.admit(by, item, comparison.otherAnswer());
    if (!comparisons.insert(by.merchant(), comparison)) {
      throw Refusal.conflict("bot.comparison-running");
    }
    audit.record(by, "bot.comparison-begun", wanted.item());
    AfterCommit.run(() -> running.invalidate(by.merchant()));
    return comparison.id();
  }

  /// Newest first.
  @Transactional(readOnly = true)
  public Page<Standing> list(Actor by, @Nullable UUID after, int limit) {
    by.require(BotPermissions.MANAGE);
    var rows = standings(by.merchant(), comparisons.list(by.merchant(), after, limit + 1));
    return Page.of(rows, limit, row -> row.comparison().id().toString());
  }

  private List<Standing> standings(MerchantId merchant, List<Comparison> of) {
    var tallies = comparisons.tallies(merchant, of, clock.instant());
    return of.stream().map(one -> standing(one, tallies.getOrDefault(one.id(), Map.of()))).toList();
  }

  private static Standing standing(
      Comparison comparison, Map<ComparisonRepository.Side, Tally> tallies) {
    var wanted = comparison.wanted();
    var present = tallies.getOrDefault(ComparisonRepository.Side.PRESENT, Tally.NONE);
    var other = tallies.getOrDefault(ComparisonRepository.Side.OTHER, Tally.NONE);
    var isWhole = present.settled() >= wanted && other.settled() >= wanted;
    return new Standing(
        comparison, present, other, isWhole ? Difference.of(present.share(), other.share()) : null);
  }

  /// Ends a comparison; the other answer is taken over or dropped.
  @Transactional
  public void end(Actor by, UUID id, boolean replace) {
    by.require(BotPermissions.MANAGE);
    by.require(KnowledgePermissions.APPROVE);
    var comparison =
        comparisons
            .lock(by.merchant(), id)
            .orElseThrow(() -> Refusal.notFound("bot.comparison-unknown"));
    var ending = replace ? Comparison.Ending.REPLACED : Comparison.Ending.KEPT;
    if (!comparisons.end(by.merchant(), id, ending, clock.instant())) {
      throw Refusal.conflict("bot.comparison-over");
    }
    if (replace) {
      knowledge.replaceAnswer(
          by, comparison.item(), comparison.present(), comparison.otherAnswer());
    }
    audit.record(by, "bot.comparison-ended", comparison.item(), Map.of("ending", ending.name()));
    AfterCommit.run(() -> running.invalidate(by.merchant()));
  }

  /// The answer that this customer is given in place of the one that was found; the same where
  /// none of its answers is being compared. Lags up to ten seconds behind what begins and ends.
  @Transactional
  public Content.Answer given(ConversationRow row, Entry line, Retrieval.Hit hit) {
    var merchant = row.merchant();
    return running.get(merchant, this::unfinished).stream()
        .filter(comparison -> comparison.item().equals(hit.item()))
        .findFirst()
        .flatMap(comparison -> told(row, line, hit, comparison))
        .orElse(hit.answer());
  }

  /// Those that still need conversations.
  private List<Comparison> unfinished(MerchantId merchant) {
    return standings(merchant, comparisons.running(merchant)).stream()
        .filter(
            standing -> {
              var wanted = standing.comparison().wanted();
              return standing.present().shown() < wanted || standing.other().shown() < wanted;
            })
        .map(Standing::comparison)
        .toList();
  }

  private Optional<Content.Answer> told(
      ConversationRow row, Entry line, Retrieval.Hit hit, Comparison comparison) {
    var now = clock.instant();
    if (hit.version() != comparison.version()) {
      comparisons.end(row.merchant(), comparison.id(), Comparison.Ending.OVERTAKEN, now);
      return Optional.empty();
    }
    if (!hit.answer().equals(comparison.present())) {
      return Optional.empty();
    }
    var isOther = comparison.isOtherFor(row.customer().value());
    comparisons.show(
        row.merchant(),
        comparison.id(),
        row.id(),
        line.seq(),
        isOther ? ComparisonRepository.Side.OTHER : ComparisonRepository.Side.PRESENT,
        line.storedAt());
    return isOther ? Optional.of(comparison.otherAnswer()) : Optional.empty();
  }
}
