package io.heqi.bot.order;

import io.heqi.aftersale.GuidedClaims;
import io.heqi.aftersale.OwnCases;
import io.heqi.bot.action.FlowAction;
import io.heqi.foundation.web.ProblemWriter;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// What the actions about applying have in common: the names in which they pass on what was chosen,
/// and how a refusal becomes an outcome with its reason in words.
@Component
class ClaimTalk {

  static final String PIECES = "pieces";
  static final String REASON = "reason";
  static final String CONDITION = "condition";
  static final String KIND = "kind";
  static final String WHY = "why";
  private static final String CASE_NUMBER = "case-number";
  private static final String CASE_KIND = "case-kind";
  private static final String CASE_STATE = "case-state";
  private static final String CASE_DUE = "case-due";
  static final List<String> CASE_FACTS = List.of(CASE_NUMBER, CASE_KIND, CASE_STATE, CASE_DUE);

  static final String NO_SUCH_ORDER = "no-such-order";
  static final String REFUSED = "refused";

  private final ProblemWriter problems;
  private final TransactionTemplate apart;

  ClaimTalk(ProblemWriter problems, PlatformTransactionManager transactions) {
    this.problems = problems;
    this.apart = new TransactionTemplate(transactions);
    apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  static OwnCases.Asking asking(FlowAction.Call call) {
    var talk = call.conversation();
    return new OwnCases.Asking(
        talk.merchant(), talk.customer(), talk.channel(), Ids.next(), call.language());
  }

  static GuidedClaims.Wish wish(FlowAction.Call call) {
    return new GuidedClaims.Wish(
        call.input(OrderFacts.NUMBER),
        call.input(OrderFacts.GOODS),
        call.input(PIECES),
        call.input(REASON),
        call.input(CONDITION),
        call.input(KIND));
  }

  static Map<String, String> facts(OwnCases.Progress it) {
    var facts = new LinkedHashMap<String, String>();
    facts.put(CASE_NUMBER, it.number());
    facts.put(CASE_KIND, it.kind());
    facts.put(CASE_STATE, it.state());
    facts.put(CASE_DUE, it.due());
    return facts;
  }

  /// Does something that may be refused. A refusal undoes it and nothing else.
  FlowAction.Result attempt(FlowAction.Call call, Supplier<FlowAction.Result> work) {
    try {
      return Objects.requireNonNull(apart.execute(_ -> work.get()));
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        return FlowAction.Result.of(NO_SUCH_ORDER);
      }
      return new FlowAction.Result(
          REFUSED,
          Map.of(
              WHY, problems.text(refusal.code(), call.language(), refusal.arguments().toArray())));
    }
  }
}
