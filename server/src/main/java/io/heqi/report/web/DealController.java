package io.heqi.report.web;

import io.heqi.commerce.OrderId;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.report.deal.DealFilter;
import io.heqi.report.deal.DealOutcome;
import io.heqi.report.deal.DealRow;
import io.heqi.report.deal.DealSaid;
import io.heqi.report.deal.DealTotals;
import io.heqi.report.deal.Deals;
import io.heqi.shared.AccountId;
import io.heqi.shared.Page;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// 《网络部成交记录表》: every paid order, and whose it is.
@RestController
@RequestMapping("/api/deals")
class DealController {

  private final Deals deals;

  DealController(Deals deals) {
    this.deals = deals;
  }

  record RemarkRequest(@NotNull @Size(max = Deals.LONGEST_REMARK) String remark) {}

  /// @param byRule whether the rule counts again; then `agent` does not
  /// @param agent whose it is; null for nobody's
  /// @param note why
  record AttributionRequest(
      boolean byRule,
      @Nullable AccountId agent,
      @NotBlank @Size(max = Deals.LONGEST_REMARK) String note) {}

  record SpanRequest(@NotNull LocalDate from, @NotNull LocalDate to) {}

  /// @param orders how many are worked out again
  record RecountResponse(int orders) {}

  /// Newest first, days in the shops' zones, a year at most. Who may not supervise sees their own.
  @OpenTo({"conversation.reply", "commerce.read"})
  @GetMapping
  Page<DealRow> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam(defaultValue = "PAID") DealFilter.By by,
      @RequestParam(required = false) @Nullable UUID agent,
      @RequestParam(required = false) @Nullable UUID shop,
      @RequestParam(required = false) @Nullable DealOutcome outcome,
      @RequestParam(required = false) @Nullable @Size(max = 120) String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return deals.list(actor, filter(from, to, by, agent, shop, outcome), after, limit);
  }

  /// What these come to; where all of a span are asked for, compared with the orders at that
  /// moment.
  @OpenTo({"conversation.reply", "commerce.read"})
  @GetMapping("/totals")
  DealTotals totals(
      @AuthenticationPrincipal Actor actor,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam(defaultValue = "PAID") DealFilter.By by,
      @RequestParam(required = false) @Nullable UUID agent,
      @RequestParam(required = false) @Nullable UUID shop,
      @RequestParam(required = false) @Nullable DealOutcome outcome) {
    return deals.totals(actor, filter(from, to, by, agent, shop, outcome));
  }

  /// Has the orders worked out again by which the record differs from them.
  @OpenTo({"conversation.supervise", "commerce.read"})
  @PostMapping("/recounts")
  RecountResponse recount(
      @AuthenticationPrincipal Actor actor, @Valid @RequestBody SpanRequest span) {
    return new RecountResponse(deals.recount(actor, span.from(), span.to()));
  }

  /// What was said of whose a deal is, newest first.
  @OpenTo({"conversation.reply", "commerce.read"})
  @GetMapping("/{deal}/attributions")
  List<DealSaid> history(@AuthenticationPrincipal Actor actor, @PathVariable UUID deal) {
    return deals.history(actor, new OrderId(deal));
  }

  @OpenTo({"conversation.reply", "commerce.read"})
  @PutMapping("/{deal}/remark")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remark(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID deal,
      @Valid @RequestBody RemarkRequest request) {
    deals.remark(actor, new OrderId(deal), request.remark().strip());
  }

  /// Says whose a deal is, or that the rule counts again.
  @OpenTo({"conversation.supervise", "commerce.read"})
  @PostMapping("/{deal}/attributions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void correct(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID deal,
      @Valid @RequestBody AttributionRequest request) {
    if (request.byRule()) {
      deals.undo(actor, new OrderId(deal), request.note().strip());
    } else {
      deals.correct(actor, new OrderId(deal), request.agent(), request.note().strip());
    }
  }

  static DealFilter filter(
      LocalDate from,
      LocalDate to,
      DealFilter.By by,
      @Nullable UUID agent,
      @Nullable UUID shop,
      @Nullable DealOutcome outcome) {
    return new DealFilter(
        from,
        to,
        by,
        agent == null ? null : new AccountId(agent),
        shop == null ? null : new ShopId(shop),
        outcome);
  }
}
