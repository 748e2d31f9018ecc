package io.heqi.report.deal;

import io.heqi.conversation.ConversationPermissions;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.MessageLog;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import io.heqi.staff.Members;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What agents' inquiries came to in a span of days. An agent sees their own figures, a supervisor
/// everybody's.
@Service
public class DealFigures {

  private final FigureReader reader;
  private final MessageLog log;
  private final Members members;

  DealFigures(FigureReader reader, MessageLog log, Members members) {
    this.reader = reader;
    this.log = log;
    this.members = members;
  }

  /// @param agents the best amount first; whoever was asked nothing and sold nothing is left out
  /// @param all of the whole merchant, the bot's and nobody's orders included; null for who sees
  ///     only their own
  /// @param outcomes how many orders ended how; empty for who sees only their own
  public record Span(
      LocalDate from,
      LocalDate to,
      List<AgentFigure> agents,
      @Nullable AgentFigure all,
      Map<DealOutcome, Long> outcomes) {}

  /// @param agent null of the whole merchant
  /// @param sales what was paid in the span, by currency
  public record AgentFigure(@Nullable AccountId agent, Conversion conversion, List<Sales> sales) {}

  @Transactional(readOnly = true)
  public Span of(Actor by, LocalDate from, LocalDate to) {
    Deals.requireReader(by);
    DealFilter.requireSpan(from, to);
    var isAll = by.may(ConversationPermissions.SUPERVISE);
    var whose = isAll ? null : by.account();
    var inquirers = reader.inquirers(by.merchant(), from, to, whose);
    var payers = reader.payers(by.merchant(), from, to, whose);
    var sales = reader.sales(by.merchant(), from, to, whose);
    var everybody =
        Stream.of(inquirers.keySet(), payers.keySet(), sales.keySet())
            .flatMap(Set::stream)
            .flatMap(Optional::stream)
            .collect(Collectors.toCollection(() -> new TreeSet<>(BY_ID)));
    var agents =
        everybody.stream()
            .map(agent -> figure(agent, Optional.of(agent), inquirers, payers, sales))
            .sorted(Comparator.comparing(AgentFigure::sales, Sales.BY_AMOUNT).reversed())
            .toList();
    return new Span(
        from,
        to,
        agents,
        isAll ? figure(null, Optional.empty(), inquirers, payers, sales) : null,
        isAll ? reader.outcomes(by.merchant(), from, to) : Map.of());
  }

  private static final Comparator<AccountId> BY_ID = Comparator.comparing(AccountId::value);

  private static AgentFigure figure(
      @Nullable AccountId agent,
      Optional<AccountId> key,
      Map<Optional<AccountId>, Long> inquirers,
      Map<Optional<AccountId>, Long> payers,
      Map<Optional<AccountId>, List<Sales>> sales) {
    return new AgentFigure(
        agent,
        new Conversion(inquirers.getOrDefault(key, 0L), payers.getOrDefault(key, 0L)),
        sales.getOrDefault(key, List.of()));
  }

  /// @param customerName as the channel gives it
  /// @param conversation the first of the span in which the agent answered the customer
  /// @param asked how many of the customer's questions the agent answered
  /// @param orders how many orders these led to
  public record Inquirer(
      CustomerId customer,
      String customerName,
      ConversationId conversation,
      Instant firstAskedAt,
      long asked,
      long orders) {}

  /// The customers behind an agent's inquirers.
  ///
  /// @param agent null for one's own
  @Transactional(readOnly = true)
  public Page<Inquirer> inquirers(
      Actor by,
      LocalDate from,
      LocalDate to,
      @Nullable AccountId agent,
      @Nullable String after,
      int limit) {
    Deals.requireReader(by);
    DealFilter.requireSpan(from, to);
    var whose = Objects.requireNonNullElse(Deals.whose(by, members, agent), by.account());
    var found = reader.inquirers(by.merchant(), from, to, whose, place(after), limit + 1);
    Map<ConversationId, String> names =
        log
            .rows(by.merchant(), found.stream().map(FigureReader.Asked::conversation).toList())
            .stream()
            .collect(Collectors.toMap(ConversationRow::id, ConversationRow::customerName));
    var rows =
        found.stream()
            .map(
                one ->
                    new Inquirer(
                        one.customer(),
                        names.getOrDefault(one.conversation(), ""),
                        one.conversation(),
                        one.firstAskedAt(),
                        one.asked(),
                        one.orders()))
            .toList();
    return Page.of(rows, limit, row -> row.customer().toString());
  }

  private static UUID place(@Nullable String after) {
    try {
      return after == null ? new UUID(0, 0) : UUID.fromString(after);
    } catch (IllegalArgumentException _) {
      throw Refusal.invalid("foundation.cursor-malformed");
    }
  }
}
