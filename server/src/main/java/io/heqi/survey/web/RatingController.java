package io.heqi.survey.web;

import io.heqi.channel.VisitorTokens;
import io.heqi.channel.Widgets;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.ConversationId;
import io.heqi.survey.Ratings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The customer's rating, given in the widget; the visitor's token says whose it is.
@RestController
class RatingController {

  private final Ratings ratings;
  private final Widgets widgets;
  private final VisitorTokens tokens;

  RatingController(Ratings ratings, Widgets widgets, VisitorTokens tokens) {
    this.ratings = ratings;
    this.widgets = widgets;
    this.tokens = tokens;
  }

  record RatingRequest(
      @Min(1) @Max(5) int score,
      @Nullable Boolean solved,
      @Nullable @Size(max = 500) String comment) {}

  @OpenTo(OpenTo.ANYBODY)
  @PostMapping("/api/widget/channels/{key}/conversations/{conversation}/rating")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void rate(
      @PathVariable String key,
      @PathVariable UUID conversation,
      @RequestHeader("X-Heqi-Visitor") String token,
      @Valid @RequestBody RatingRequest request,
      @RequestHeader(name = "Origin", required = false) @Nullable String origin,
      @RequestHeader(name = "Host", defaultValue = "") String host) {
    var visitor = tokens.verify(token);
    widgets.requireAllowed(key, visitor, origin, host);
    var rating =
        new Ratings.Rating(
            request.score(), request.solved(), request.comment() == null ? "" : request.comment());
    Tenancy.run(
        visitor.merchant(), () -> ratings.rate(visitor, new ConversationId(conversation), rating));
  }
}
