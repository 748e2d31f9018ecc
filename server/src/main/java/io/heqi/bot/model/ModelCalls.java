package io.heqi.bot.model;

import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Calls of models within their limits: tokens of the day, a pause after failures, and the time
/// that the merchant grants. Every call is counted.
@Component
class ModelCalls {

  private final ModelClient client;
  private final ModelUse use;
  private final Breaker breaker;

  ModelCalls(ModelClient client, ModelUse use, Breaker breaker) {
    this.client = client;
    this.use = use;
    this.breaker = breaker;
  }

  /// Refuses where the model is not to be asked now.
  void require(MerchantId merchant, ModelSettings settings) {
    if (breaker.isOpen(merchant)) {
      throw Refusal.rule("bot.model-paused", Breaker.PAUSE.toSeconds());
    }
    if (settings.tokensADay() > 0 && use.today(merchant).tokens() >= settings.tokensADay()) {
      throw Refusal.rule("bot.model-tokens-spent", settings.tokensADay());
    }
  }

  /// @param longest the most time that the occasion allows; the merchant may have set less
  ModelReply ask(MerchantId merchant, ModelSettings settings, Prompt prompt, Duration longest) {
    require(merchant, settings);
    var timeout = settings.timeout().compareTo(longest) < 0 ? settings.timeout() : longest;
    try {
      var reply = client.ask(settings, prompt, timeout);
      breaker.succeeded(merchant);
      use.add(merchant, new ModelUse.Day(1, 0, 0, reply.tokensIn(), reply.tokensOut()));
      return reply;
    } catch (Refusal failure) {
      breaker.failed(merchant);
      // Whoever is too slow may have worked for it all the same.
      var spent = failure.code().equals("bot.model-slow") ? prompt.tokens() : 0;
      use.add(merchant, new ModelUse.Day(1, 0, 1, spent, 0));
      throw failure;
    }
  }

  /// Counts an answer that did not pass the checks.
  void refused(MerchantId merchant) {
    use.add(merchant, new ModelUse.Day(0, 1, 0, 0, 0));
  }

  boolean isPaused(MerchantId merchant) {
    return breaker.isOpen(merchant);
  }

  /// The settings changed: what failed before says nothing any more.
  void forgetFailures(MerchantId merchant) {
    breaker.succeeded(merchant);
  }
}
