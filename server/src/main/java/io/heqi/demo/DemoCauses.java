package io.heqi.demo;

import io.heqi.aftersale.AfterSaleType;
import io.heqi.aftersale.CaseFindings;
import io.heqi.aftersale.Cases;
import io.heqi.aftersale.Claim;
import io.heqi.aftersale.GoodsCondition;
import io.heqi.aftersale.Move;
import io.heqi.aftersale.Reason;
import io.heqi.aftersale.Step;
import io.heqi.aftersale.proposal.ProposalKind;
import io.heqi.aftersale.proposal.Proposals;
import io.heqi.aftersale.proposal.Propose;
import io.heqi.commerce.OrderId;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ShopId;
import io.heqi.staff.Members;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What companies bought of the demo's shop in bulk and what was wrong with some of it, so that the
/// analysis of causes has something to show. The file has orders as [DemoOrders] reads them, with
/// cases that are over behind `!`: the reason, the pieces, the batch and what the ways cost.
@Component
class DemoCauses {

  /// A proposal (subject, what was seen, what is to be done), and why the cases were granted.
  private static final String WORDS = "demo/proposal.txt";

  private static final int DAYS = 7;

  private final DemoOrders orders;
  private final Cases cases;
  private final CaseFindings findings;
  private final Proposals proposals;
  private final Members members;
  private final Clock clock;

  DemoCauses(
      DemoOrders orders,
      Cases cases,
      CaseFindings findings,
      Proposals proposals,
      Members members,
      Clock clock) {
    this.orders = orders;
    this.cases = cases;
    this.findings = findings;
    this.proposals = proposals;
    this.members = members;
    this.clock = clock;
  }

  void tell(Actor owner, ShopId shop) {
    var blocks = Blocks.of("demo/causes.txt");
    var taken = orders.place(owner, shop, blocks);
    for (var block : blocks) {
      var number = block.getFirst().split("\\s*\\|\\s*", -1)[1];
      var order =
          taken.stream().filter(one -> one.number().endsWith(number)).findFirst().orElseThrow();
      for (var i = 1; i < block.size(); i++) {
        if (block.get(i).startsWith("!")) {
          var cells = block.get(i).substring(1).strip().split("\\s*\\|\\s*", -1);
          refund(owner, order.order(), "demo-" + number + "-" + i, cells);
        }
      }
    }
    propose(owner);
  }

  private void refund(Actor owner, OrderId order, String key, String[] cells) {
    var claim =
        new Claim(
            order,
            AfterSaleType.REFUND_ONLY,
            Reason.valueOf(cells[0]),
            List.of(new Claim.Part(0, Integer.parseInt(cells[1]))),
            GoodsCondition.OPENED,
            true,
            null,
            "");
    var made = cases.apply(owner, new Cases.Apply(key, claim, null, grant(), List.of()));
    var id = made.facts().id();
    findings.put(
        owner, id, List.of(new CaseFindings.GoodsBatch(0, cell(cells, 2))), freight(cells));
    var agreed = cases.move(owner, id, step(Move.AGREE, made.facts().version(), ""));
    cases.move(
        owner, id, step(Move.PAID, agreed.facts().version(), "DEMO-" + made.facts().number()));
  }

  private static String grant() {
    return Blocks.of(WORDS).getLast().getFirst();
  }

  private static Step step(Move move, int version, String reference) {
    return new Step(move, version, "", null, null, "", "", "", reference);
  }

  private static String cell(String[] cells, int at) {
    return cells.length > at ? cells[at] : "";
  }

  private static @Nullable BigDecimal freight(String[] cells) {
    return cell(cells, 3).isEmpty() ? null : new BigDecimal(cell(cells, 3));
  }

  private void propose(Actor owner) {
    var words = Blocks.of(WORDS).getFirst();
    var supervisor =
        members.list(owner.merchant()).stream()
            .filter(member -> member.email().startsWith("supervisor@"))
            .findFirst()
            .orElseThrow();
    proposals.propose(
        owner,
        new Propose(
            "demo",
            null,
            null,
            words.getFirst(),
            ProposalKind.SIZE_ADVICE,
            words.get(1),
            words.getLast(),
            supervisor.id(),
            LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")).plusDays(DAYS)));
  }
}
