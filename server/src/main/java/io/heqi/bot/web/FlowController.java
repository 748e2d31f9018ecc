package io.heqi.bot.web;

import io.heqi.bot.action.FlowAction;
import io.heqi.bot.flow.FlowCheck;
import io.heqi.bot.flow.FlowDraft;
import io.heqi.bot.flow.FlowGuide;
import io.heqi.bot.flow.FlowNode;
import io.heqi.bot.flow.FlowPlan;
import io.heqi.bot.flow.FlowRun;
import io.heqi.bot.flow.FlowStep;
import io.heqi.bot.flow.FlowView;
import io.heqi.bot.flow.Flows;
import io.heqi.bot.flow.InputKind;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.foundation.web.Created;
import io.heqi.knowledge.ItemId;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Drawing, trying and publishing guided flows.
@RestController
@RequestMapping("/api/bot")
class FlowController {

  private final Flows flows;
  private final FlowGuide guide;

  FlowController(Flows flows, FlowGuide guide) {
    this.flows = flows;
    this.guide = guide;
  }

  /// @param key `next`, `failed`, or one of an action's outcomes; any for a choice
  /// @param label what the customer chooses; empty for all but a choice
  /// @param to the next node; null where the flow ends here
  record FlowExitBody(
      @NotBlank @Size(max = 40) String key,
      @NotNull @Size(max = 40) String label,
      @Nullable @Size(max = 40) String to) {}

  /// @param value under which name the answer is kept; texts name it in braces
  /// @param input what a question accepts
  /// @param x place on the drawing, in pixels
  /// @param y place on the drawing, in pixels
  record FlowNodeBody(
      @NotBlank @Size(max = 40) String id,
      @NotNull FlowNode.Kind kind,
      @NotNull @Size(max = 1000) String text,
      @NotNull @Size(max = 40) String value,
      @Nullable InputKind input,
      @NotNull @Size(max = 40) String action,
      @NotNull @Size(max = 10)
          Map<@Size(max = 40) String, @NotNull @Size(max = 1000) String> inputs,
      @NotNull @Size(max = 10) List<@Valid @NotNull FlowExitBody> exits,
      double x,
      double y) {

    static FlowNodeBody of(FlowNode node) {
      return new FlowNodeBody(
          node.id(),
          node.kind(),
          node.text(),
          node.value(),
          node.input(),
          node.action(),
          node.inputs(),
          node.exits().stream().map(e -> new FlowExitBody(e.key(), e.label(), e.to())).toList(),
          node.x(),
          node.y());
    }

    FlowNode node() {
      return new FlowNode(
          id,
          kind,
          text,
          value,
          input,
          action,
          inputs,
          exits.stream().map(e -> new FlowNode.Exit(e.key(), e.label(), e.to())).toList(),
          x,
          y);
    }
  }

  /// @param start the first node; empty where there is none yet
  /// @param shops where it is offered; empty for all
  record FlowBody(
      @NotBlank @Size(max = 40) String name,
      @NotNull @Size(max = 100) List<@NotBlank @Size(max = 200) String> questions,
      @NotNull @Size(max = 500) List<ShopId> shops,
      @NotNull @Size(max = 40) String start,
      @NotNull @Size(max = 100) List<@Valid @NotNull FlowNodeBody> nodes) {

    static FlowBody of(FlowDraft draft) {
      return new FlowBody(
          draft.name(),
          draft.questions(),
          draft.shops(),
          draft.plan().start(),
          draft.plan().nodes().stream().map(FlowNodeBody::of).toList());
    }

    FlowDraft draft() {
      return new FlowDraft(name, questions, shops, plan(start, nodes));
    }
  }

  private static FlowPlan plan(String start, List<FlowNodeBody> nodes) {
    return new FlowPlan(start, nodes.stream().map(FlowNodeBody::node).toList());
  }

  /// @param seen the version that was changed
  record SaveFlowRequest(@Min(1) int seen, @NotNull @Valid FlowBody flow) {}

  /// @param findings what keeps it from being published
  record FlowResponse(FlowView view, FlowBody flow, List<FlowCheck.Finding> findings) {

    static FlowResponse of(Flows.Flow flow) {
      return new FlowResponse(flow.view(), FlowBody.of(flow.draft()), flow.findings());
    }
  }

  record FlowVersionResponse(
      int version, FlowBody flow, UUID author, Instant writtenAt, @Nullable Instant publishedAt) {}

  /// Where a try-out stands; sent back with the next step.
  ///
  /// @param node where it waits; empty to begin
  /// @param known values by name
  record TrialPlace(
      @NotNull @Size(max = 40) String node,
      @NotNull @Size(max = 200)
          Map<@Size(max = 60) String, @NotNull @Size(max = 1000) String> known,
      @Min(0) int misses) {}

  /// @param outcome how the action ends that the flow waits at; empty elsewhere
  record FlowTrialRequest(
      @NotNull @Size(max = 40) String start,
      @NotNull @Size(max = 100) List<@Valid @NotNull FlowNodeBody> nodes,
      @NotNull @Valid TrialPlace place,
      @NotNull @Size(max = 1000) String text,
      boolean picture,
      @NotNull @Size(max = 40) String outcome) {}

  record FlowStepResponse(
      List<String> said, List<String> choices, FlowStep.Standing standing, TrialPlace place) {

    static FlowStepResponse of(FlowStep step) {
      var run = step.run();
      return new FlowStepResponse(
          step.said(),
          step.choices(),
          step.standing(),
          new TrialPlace(run.node(), run.values(), run.misses()));
    }
  }

  @OpenTo("bot.manage")
  @GetMapping("/flows")
  List<FlowView> flows(@AuthenticationPrincipal Actor actor) {
    return flows.list(actor);
  }

  @OpenTo("bot.manage")
  @PostMapping("/flows")
  @ResponseStatus(HttpStatus.CREATED)
  Created addFlow(@AuthenticationPrincipal Actor actor, @Valid @RequestBody FlowBody request) {
    return new Created(flows.add(actor, request.draft()).value());
  }

  @OpenTo("bot.manage")
  @GetMapping("/flows/{flow}")
  FlowResponse flow(@AuthenticationPrincipal Actor actor, @PathVariable UUID flow) {
    return FlowResponse.of(flows.get(actor, new ItemId(flow)));
  }

  @OpenTo("bot.manage")
  @PutMapping("/flows/{flow}")
  FlowResponse saveFlow(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID flow,
      @Valid @RequestBody SaveFlowRequest request) {
    return FlowResponse.of(
        flows.save(actor, new ItemId(flow), request.seen(), request.flow().draft()));
  }

  @OpenTo("bot.manage")
  @DeleteMapping("/flows/{flow}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteFlow(@AuthenticationPrincipal Actor actor, @PathVariable UUID flow) {
    flows.delete(actor, new ItemId(flow));
  }

  @OpenTo("bot.manage")
  @GetMapping("/flows/{flow}/versions")
  List<FlowVersionResponse> flowVersions(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID flow) {
    return flows.versions(actor, new ItemId(flow)).stream()
        .map(
            v ->
                new FlowVersionResponse(
                    v.version(),
                    FlowBody.of(v.draft()),
                    v.author().value(),
                    v.writtenAt(),
                    v.publishedAt()))
        .toList();
  }

  @OpenTo("bot.manage")
  @PostMapping("/flows/{flow}/publication")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void publishFlow(@AuthenticationPrincipal Actor actor, @PathVariable UUID flow) {
    flows.publish(actor, new ItemId(flow));
  }

  @OpenTo("bot.manage")
  @DeleteMapping("/flows/{flow}/publication")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdrawFlow(@AuthenticationPrincipal Actor actor, @PathVariable UUID flow) {
    flows.withdraw(actor, new ItemId(flow));
  }

  /// One step of a try-out of a drawing; nothing is stored and no action runs.
  @OpenTo("bot.manage")
  @PostMapping("/flow-trials")
  FlowStepResponse tryFlow(
      @AuthenticationPrincipal Actor actor,
      @Valid @RequestBody FlowTrialRequest request,
      Locale language) {
    var place = request.place();
    var run =
        new FlowRun(
            ItemId.next(), 1, 0, place.node(), place.known(), Math.min(place.misses(), 100));
    return FlowStepResponse.of(
        guide.rehearse(
            actor,
            plan(request.start(), request.nodes()),
            run,
            new FlowGuide.Tried(request.text(), request.picture(), request.outcome()),
            language));
  }

  /// Ready flows to begin with, in the asker's language.
  @OpenTo("bot.manage")
  @GetMapping("/flow-templates")
  List<FlowBody> flowTemplates(@AuthenticationPrincipal Actor actor, Locale language) {
    return flows.templates(actor, language).stream().map(FlowBody::of).toList();
  }

  /// What a flow can look up or do.
  @OpenTo("bot.manage")
  @GetMapping("/flow-actions")
  List<FlowAction.Shape> flowActions(@AuthenticationPrincipal Actor actor) {
    return flows.actions(actor);
  }
}
