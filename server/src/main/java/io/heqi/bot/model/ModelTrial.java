package io.heqi.bot.model;

import io.heqi.bot.BotPermissions;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.Refusal;
import java.time.Duration;
import org.springframework.stereotype.Service;

/// Tries a merchant's model with a harmless question, so that nothing has to be agreed to before
/// one knows that it answers.
@Service
public class ModelTrial {

  private static final Prompt HARMLESS = new Prompt("你是一个简洁的助手。", "请用一句话回答：你是什么模型？", 200);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final ModelSetup setup;
  private final ModelCalls calls;
  private final Places places;

  ModelTrial(ModelSetup setup, ModelCalls calls, Places places) {
    this.setup = setup;
    this.calls = calls;
    this.places = places;
  }

  /// Where it fails, the refusal says why.
  public ModelReply run(Actor by) {
    by.require(BotPermissions.MANAGE);
    var settings = setup.of(by.merchant()).orElseThrow(() -> Refusal.rule("bot.model-missing"));
    calls.forgetFailures(by.merchant());
    try (var _ = places.take(by.merchant()).orElseThrow(() -> Refusal.busy("bot.model-busy"))) {
      return calls.ask(by.merchant(), settings, HARMLESS, LONGEST);
    }
  }
}
