package io.heqi.bot;

import io.heqi.shared.MerchantId;
import org.springframework.stereotype.Service;

/// How sure the bot has to be to be right as often as the merchant wants.
@Service
class Confidence {

  private static final double ANSWER = 0.82;
  /// Below this nothing is shown, neither to customers nor to agents.
  static final double OFFER = 0.65;

  Decider.Thresholds thresholds(MerchantId merchant, double precision) {
    return new Decider.Thresholds(ANSWER, OFFER);
  }
}
