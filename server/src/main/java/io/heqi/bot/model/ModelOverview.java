package io.heqi.bot.model;

import io.heqi.foundation.security.Actor;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Secret;
import io.heqi.staff.Members;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What whoever manages the bot sees of the large model.
@Service
public class ModelOverview {

  private static final ModelSettings PROPOSED =
      new ModelSettings(
          ModelSettings.Protocol.OPENAI,
          "",
          "",
          new Secret(""),
          Duration.ofSeconds(8),
          200_000,
          false,
          false,
          null);

  private final ModelSetup setup;
  private final ModelUse use;
  private final ModelCalls calls;
  private final Members members;

  ModelOverview(ModelSetup setup, ModelUse use, ModelCalls calls, Members members) {
    this.setup = setup;
    this.use = use;
    this.calls = calls;
    this.members = members;
  }

  /// @param settings what is proposed where no model was named
  /// @param agreedBy the name of who agreed; empty where nobody did or the person is gone
  public record View(
      boolean isSetUp,
      ModelSettings settings,
      String agreedBy,
      @Nullable Instant agreedAt,
      ModelUse.Day today,
      boolean isPaused) {}

  public View of(Actor by) {
    var known = setup.get(by);
    var settings = known.orElse(PROPOSED);
    var consent = settings.consent();
    return new View(
        known.isPresent(),
        settings,
        consent == null ? "" : name(by.merchant(), consent),
        consent == null ? null : consent.at(),
        use.today(by.merchant()),
        calls.isPaused(by.merchant()));
  }

  private String name(MerchantId merchant, ModelSettings.Consent consent) {
    return members.find(merchant, consent.by()).map(Members.MemberView::name).orElse("");
  }
}
