package io.heqi.bot;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.knowledge.Retrieval;
import io.heqi.language.Calibration;
import io.heqi.language.Judged;
import io.heqi.shared.MerchantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/// How sure the bot has to be to be right as often as the merchant wants: found from the merchant's
/// own knowledge and from what customers and agents said of earlier answers, anew each minute.
@Service
public class Confidence {

  /// Where the merchant's knowledge vouches for nothing yet; public question sets answer 95 of 100
  /// rightly from 0.48 to 0.56 on.
  private static final double UNPROVEN = 0.58;

  /// What is worth showing: a likeness of the meanings of about two thirds.
  static final double OFFER = 0.33;

  /// A verdict of a real customer counts as much as three rehearsed questions.
  private static final double VERDICT = 3;

  private static final int CURVE = 60;

  private final Retrieval retrieval;
  private final Decisions decisions;
  private final LoadingCache<MerchantId, Calibration> calibrations;

  Confidence(Retrieval retrieval, Decisions decisions) {
    this.retrieval = retrieval;
    this.decisions = decisions;
    this.calibrations =
        Caffeine.newBuilder()
            .maximumSize(1_000)
            .refreshAfterWrite(Duration.ofMinutes(1))
            .expireAfterAccess(Duration.ofHours(1))
            .build(this::calibrated);
  }

  private Calibration calibrated(MerchantId merchant) {
    return Tenancy.within(
        merchant,
        () -> {
          var sample = new ArrayList<>(retrieval.rehearsal(merchant));
          decisions
              .verdicts(merchant)
              .forEach(v -> sample.add(new Judged(v.confidence(), v.right(), VERDICT)));
          return Calibration.of(sample);
        });
  }

  Decider.Thresholds thresholds(MerchantId merchant, double precision) {
    var answer = calibrations.get(merchant).at(precision).map(Calibration.Point::confidence);
    return new Decider.Thresholds(Math.max(OFFER, answer.orElse(UNPROVEN)), OFFER);
  }

  /// The share of answers as sure as this that are right, as far as is known.
  double precisionAt(MerchantId merchant, double confidence) {
    return calibrations.get(merchant).curve().stream()
        .filter(point -> point.confidence() <= confidence)
        .findFirst()
        .map(Calibration.Point::precision)
        .orElse(confidence);
  }

  /// Precision against share answered, the surest answers first, in at most 60 points.
  public List<Calibration.Point> curve(Actor by) {
    by.require(BotPermissions.MANAGE);
    var curve = calibrations.get(by.merchant()).curve();
    var step = Math.max(1, (curve.size() + CURVE - 1) / CURVE);
    var points = new ArrayList<Calibration.Point>();
    for (var i = 0; i < curve.size(); i += step) {
      points.add(curve.get(i));
    }
    return points;
  }
}
