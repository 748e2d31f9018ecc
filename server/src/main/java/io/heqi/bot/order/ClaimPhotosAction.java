package io.heqi.bot.order;

import io.heqi.aftersale.GuidedClaims;
import io.heqi.bot.action.FlowAction;
import java.util.List;
import org.springframework.stereotype.Component;

/// Looks up whether the chosen reason is one that photographs show.
@Component
class ClaimPhotosAction implements FlowAction {

  private final GuidedClaims claims;

  ClaimPhotosAction(GuidedClaims claims) {
    this.claims = claims;
  }

  @Override
  public Shape shape() {
    return new Shape(
        "claim-photos",
        Kind.LOOK_UP,
        List.of(ClaimTalk.REASON),
        List.of(),
        List.of("wanted", "not-needed"),
        false);
  }

  @Override
  public Result run(Call call) {
    return Result.of(
        claims.asksForPhotos(ClaimTalk.asking(call), ClaimTalk.wish(call))
            ? "wanted"
            : "not-needed");
  }
}
