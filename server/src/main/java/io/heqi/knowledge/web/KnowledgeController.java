package io.heqi.knowledge.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.foundation.web.Created;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.ItemState;
import io.heqi.knowledge.ItemView;
import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.Retrieval;
import io.heqi.knowledge.Terms;
import io.heqi.knowledge.VersionView;
import io.heqi.shared.ChannelId;
import io.heqi.shared.Page;
import io.heqi.shared.ShopId;
import io.heqi.staff.ServiceStage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
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

/// What the house knows: lists, drafts, versions, and what a question finds.
@RestController
@RequestMapping("/api/knowledge-items")
class KnowledgeController {

  private final Knowledge knowledge;

  KnowledgeController(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /// Exactly one of text and picture; a picture is an attachment of this merchant.
  record PartBody(@Nullable @Size(max = 4000) String text, @Nullable UUID picture) {

    static PartBody of(Content.Part part) {
      return new PartBody(part.text(), part.picture());
    }
  }

  record AnswerBody(
      @NotNull @Size(max = 500) List<ShopId> shops,
      @NotNull @Size(max = 500) List<ChannelId> channels,
      @Min(0) @Max(9) int minVip,
      @NotNull @Size(max = 100) String product,
      @NotEmpty @Size(max = 10) List<@Valid PartBody> parts) {

    static AnswerBody of(Content.Answer answer) {
      return new AnswerBody(
          answer.shops(),
          answer.channels(),
          answer.minVip(),
          answer.product(),
          answer.parts().stream().map(PartBody::of).toList());
    }

    Content.Answer answer() {
      return new Content.Answer(
          shops,
          channels,
          minVip,
          product,
          parts.stream().map(p -> new Content.Part(p.text(), p.picture())).toList());
    }
  }

  record TermsBody(
      @Nullable Instant reviewBy,
      @Nullable Instant validFrom,
      @Nullable Instant validUntil,
      boolean inHelp) {

    static TermsBody of(Terms terms) {
      return new TermsBody(terms.reviewBy(), terms.validFrom(), terms.validUntil(), terms.inHelp());
    }

    Terms terms() {
      return new Terms(reviewBy, validFrom, validUntil, inHelp);
    }
  }

  record SaveItemRequest(
      @NotNull ItemKind kind,
      @NotBlank @Size(max = 200) String title,
      @NotNull @Size(max = 100) List<@NotBlank @Size(max = 200) String> questions,
      @NotEmpty @Size(max = 20) List<@Valid AnswerBody> answers,
      @NotNull @Size(max = 30) String scene,
      @Nullable ServiceStage stage,
      @Nullable @Size(max = 30) String code,
      @NotNull @Valid TermsBody terms,
      @Nullable @Valid ChartBody chart) {

    Knowledge.SaveItem command(@Nullable ItemId id) {
      return new Knowledge.SaveItem(
          id,
          kind,
          new Content(
              title,
              questions,
              answers.stream().map(AnswerBody::answer).toList(),
              scene,
              stage,
              code,
              chart == null ? null : chart.chart()),
          terms.terms(),
          null);
    }
  }

  record ItemVersionResponse(
      int version,
      String title,
      List<String> questions,
      List<AnswerBody> answers,
      String scene,
      @Nullable ServiceStage stage,
      @Nullable String code,
      TermsBody terms,
      @Nullable ChartBody chart,
      UUID author,
      Instant writtenAt,
      @Nullable UUID approver,
      @Nullable Instant approvedAt) {

    static ItemVersionResponse of(VersionView view) {
      var content = view.content();
      var approver = view.approver();
      return new ItemVersionResponse(
          view.version(),
          content.title(),
          content.questions(),
          content.answers().stream().map(AnswerBody::of).toList(),
          content.scene(),
          content.stage(),
          content.code(),
          TermsBody.of(view.terms()),
          ChartBody.of(content.chart()),
          view.author().value(),
          view.writtenAt(),
          approver == null ? null : approver.value(),
          view.approvedAt());
    }
  }

  record ItemResponse(ItemView item, ItemVersionResponse newest) {}

  record QuestionRequest(@NotBlank @Size(max = 200) String question) {}

  /// @param confidence 0 to 1
  record FoundResponse(
      ItemId item,
      ItemKind kind,
      String title,
      String text,
      double confidence,
      double likeness,
      double words,
      String matched) {

    static FoundResponse of(Retrieval.Hit hit) {
      return new FoundResponse(
          hit.item(),
          hit.kind(),
          hit.title(),
          hit.answer().text(),
          hit.confidence(),
          hit.likeness(),
          hit.words(),
          hit.matched());
    }
  }

  /// @param likeness in meaning, 0 to 1
  record AlikeResponse(ItemId item, ItemKind kind, String title, double likeness) {}

  @OpenTo("knowledge.write")
  @GetMapping
  Page<ItemView> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam @Nullable ItemKind kind,
      @RequestParam @Nullable ItemState state,
      @RequestParam(defaultValue = "false") boolean overdue,
      @RequestParam @Nullable @Size(max = 200) String text,
      @RequestParam @Nullable ServiceStage stage,
      @RequestParam @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    var filter = new Knowledge.Filter(kind, state, overdue, text, stage);
    return knowledge.list(actor, filter, after, limit);
  }

  @OpenTo("knowledge.write")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Created add(@AuthenticationPrincipal Actor actor, @Valid @RequestBody SaveItemRequest request) {
    return new Created(knowledge.save(actor, request.command(null)).value());
  }

  @OpenTo("knowledge.write")
  @GetMapping("/{item}")
  ItemResponse get(@AuthenticationPrincipal Actor actor, @PathVariable UUID item) {
    var found = knowledge.get(actor, new ItemId(item));
    return new ItemResponse(found.view(), ItemVersionResponse.of(found.newest()));
  }

  @OpenTo("knowledge.write")
  @PutMapping("/{item}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void save(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID item,
      @Valid @RequestBody SaveItemRequest request) {
    knowledge.save(actor, request.command(new ItemId(item)));
  }

  @OpenTo("knowledge.write")
  @GetMapping("/{item}/versions")
  List<ItemVersionResponse> versions(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID item) {
    return knowledge.versions(actor, new ItemId(item)).stream()
        .map(ItemVersionResponse::of)
        .toList();
  }

  @OpenTo("knowledge.write")
  @PostMapping("/{item}/proposal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void propose(@AuthenticationPrincipal Actor actor, @PathVariable UUID item) {
    knowledge.propose(actor, new ItemId(item));
  }

  @OpenTo("knowledge.approve")
  @PostMapping("/{item}/publication")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void publish(@AuthenticationPrincipal Actor actor, @PathVariable UUID item) {
    knowledge.publish(actor, new ItemId(item));
  }

  @OpenTo("knowledge.approve")
  @PostMapping("/{item}/retirement")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void retire(@AuthenticationPrincipal Actor actor, @PathVariable UUID item) {
    knowledge.retire(actor, new ItemId(item));
  }

  /// Adds a way to ask and publishes it.
  @OpenTo("knowledge.approve")
  @PostMapping("/{item}/questions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void addQuestion(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID item,
      @Valid @RequestBody QuestionRequest request) {
    knowledge.addQuestion(actor, new ItemId(item), request.question());
  }

  /// What a question finds, best first.
  @OpenTo("knowledge.write")
  @GetMapping("/search")
  List<FoundResponse> search(
      @AuthenticationPrincipal Actor actor,
      @RequestParam @NotBlank @Size(max = 1000) String question,
      @RequestParam @Nullable UUID shop) {
    var place = new Content.Place(shop == null ? null : new ShopId(shop), null, 0, "");
    return knowledge.search(actor, new Retrieval.Question(question, List.of(), place)).stream()
        .map(FoundResponse::of)
        .toList();
  }

  /// Published items that nearly ask the same as this title.
  @OpenTo("knowledge.write")
  @GetMapping("/alike")
  List<AlikeResponse> alike(
      @AuthenticationPrincipal Actor actor, @RequestParam @NotBlank @Size(max = 200) String title) {
    return knowledge.alike(actor, title).stream()
        .map(a -> new AlikeResponse(a.item(), a.kind(), a.title(), a.likeness()))
        .toList();
  }
}
