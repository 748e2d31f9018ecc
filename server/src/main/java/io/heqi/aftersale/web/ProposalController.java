package io.heqi.aftersale.web;

import io.heqi.aftersale.cause.CauseDimension;
import io.heqi.aftersale.cause.CauseFilter;
import io.heqi.aftersale.proposal.ProposalFilter;
import io.heqi.aftersale.proposal.ProposalId;
import io.heqi.aftersale.proposal.ProposalKind;
import io.heqi.aftersale.proposal.ProposalOutcome;
import io.heqi.aftersale.proposal.ProposalState;
import io.heqi.aftersale.proposal.ProposalView;
import io.heqi.aftersale.proposal.Proposals;
import io.heqi.aftersale.proposal.Propose;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.AccountId;
import io.heqi.shared.Page;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What is to be done about what keeps going wrong.
@RestController
@RequestMapping("/api/aftersale-proposals")
class ProposalController {

  private final Proposals proposals;

  ProposalController(Proposals proposals) {
    this.proposals = proposals;
  }

  /// A row of the analysis: its key, and the span and shops that were looked at.
  record ProposalRowBody(
      @NotNull CauseDimension by,
      @NotNull @Size(max = 300) String key,
      @NotNull LocalDate from,
      @NotNull LocalDate to,
      @NotNull @Size(max = CauseFilter.MOST_SHOPS) List<@NotNull UUID> shops) {}

  /// See [Propose].
  ///
  /// @param row null where it is written by hand
  record ProposalRequest(
      @NotBlank @Size(max = 100) String clientId,
      @Nullable @Valid ProposalRowBody row,
      @NotBlank @Size(max = Propose.LONGEST_SUBJECT) String subject,
      @NotNull ProposalKind kind,
      @NotNull @Size(max = Propose.LONGEST_TEXT) String observation,
      @NotBlank @Size(max = Propose.LONGEST_TEXT) String text,
      @NotNull UUID owner,
      @NotNull LocalDate due) {

    Propose command() {
      return new Propose(
          clientId,
          row == null ? null : CauseController.filter(row.by(), row.from(), row.to(), row.shops()),
          row == null ? null : row.key(),
          subject,
          kind,
          observation,
          text,
          new AccountId(owner),
          due);
    }
  }

  record ProposalEndRequest(
      @NotNull ProposalState state, @NotBlank @Size(max = Propose.LONGEST_TEXT) String result) {}

  /// Newest first.
  @OpenTo("aftersale.causes")
  @GetMapping
  Page<ProposalView> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(required = false) @Nullable ProposalState state,
      @RequestParam(required = false) @Nullable ProposalKind kind,
      @RequestParam(required = false) @Nullable CauseDimension by,
      @RequestParam(required = false) @Nullable @Size(max = 300) String key,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit) {
    return proposals.list(actor, new ProposalFilter(state, kind, by, key), after, limit);
  }

  @OpenTo("aftersale.causes")
  @GetMapping("/{proposal}")
  ProposalView get(@AuthenticationPrincipal Actor actor, @PathVariable UUID proposal) {
    return proposals.get(actor, new ProposalId(proposal));
  }

  /// What it brought, in spans of equal length before and since.
  @OpenTo("aftersale.causes")
  @GetMapping("/{proposal}/outcome")
  ProposalOutcome outcome(@AuthenticationPrincipal Actor actor, @PathVariable UUID proposal) {
    return proposals.outcome(actor, new ProposalId(proposal));
  }

  /// Keeps the figures of the row as they are now, and plans the task of its owner.
  @OpenTo({"aftersale.propose", "aftersale.causes"})
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ProposalView propose(
      @AuthenticationPrincipal Actor actor, @Valid @RequestBody ProposalRequest request) {
    return proposals.propose(actor, request.command());
  }

  /// Says in its owner's place what came of it.
  @OpenTo({"aftersale.propose", "aftersale.causes"})
  @PostMapping("/{proposal}/end")
  ProposalView end(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID proposal,
      @Valid @RequestBody ProposalEndRequest request) {
    return proposals.end(actor, new ProposalId(proposal), request.state(), request.result());
  }
}
