package io.heqi.aftersale;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// How long each step of a case may take, and what follows where it takes longer. The version in
/// force when the step began counts.
///
/// @param answerUnshipped the merchant answers a refund of goods not sent yet
/// @param answerShipped the same, of goods sent
/// @param answerOther the merchant answers anything else
/// @param unanswered what follows then; of goods not sent yet the customer is always right
/// @param sendingCloses whether a refund of goods not sent yet, which is not answered, ends when
///     they are sent
/// @param receiveSigned the merchant confirms receipt, counted from the carrier's delivery; null
///     where only `receive`, counted from the tracking number, holds
/// @param fromMidnight whether `receiveSigned` counts from the midnight after the delivery
/// @param decide the platform decides, or asks for more
/// @param warn so long before the end of a step it is said to be near
/// @param offers how often the merchant may offer something else in one case
/// @param applications how often the same goods may be asked about; 0 for no limit
/// @param largeAmount from here on a case is one step more severe
/// @param headStart so much earlier a case stands in the queue for each step of severity
public record StepLimits(
    Duration answerUnshipped,
    Duration answerShipped,
    Duration answerOther,
    Unanswered unanswered,
    boolean sendingCloses,
    Duration consider,
    Duration sendBack,
    Duration receive,
    @Nullable Duration receiveSigned,
    boolean fromMidnight,
    Duration inspect,
    Duration ship,
    Duration confirmReceipt,
    Duration dispute,
    Duration decide,
    Duration refund,
    Duration mendRefund,
    Duration confirmMoney,
    Duration warn,
    int offers,
    int applications,
    BigDecimal largeAmount,
    Duration headStart) {

  static final String KIND = "aftersale.limits";

  /// What follows where the merchant does not answer in time.
  public enum Unanswered {
    AGREED,
    PLATFORM
  }

  /// How long a case of this kind may stay in a state that is not over.
  Duration of(AfterSaleState state, AfterSaleType type, boolean wasSent) {
    return switch (state) {
      case PENDING_MERCHANT -> answer(type, wasSent);
      case NEGOTIATING -> consider;
      case WAIT_BUYER_RETURN -> sendBack;
      case WAIT_MERCHANT_RECEIPT -> receive;
      case INSPECTING -> inspect;
      case WAIT_MERCHANT_SHIP -> ship;
      case WAIT_BUYER_RECEIPT -> confirmReceipt;
      case REJECTED, REJECTED_ON_RECEIPT -> dispute;
      case REFUNDING -> refund;
      case REFUND_FAILED -> mendRefund;
      case WAIT_BUYER_CONFIRM -> confirmMoney;
      case PLATFORM_INTERVENING -> decide;
      case SUCCEEDED, CANCELLED, CLOSED -> throw new IllegalStateException("over: " + state);
    };
  }

  private Duration answer(AfterSaleType type, boolean wasSent) {
    if (type != AfterSaleType.REFUND_ONLY) {
      return answerOther;
    }
    return wasSent ? answerShipped : answerUnshipped;
  }

  /// By when receipt has to be confirmed once the carrier delivered; `due` where nothing changes.
  Instant afterArrival(Instant due, Instant deliveredAt, ZoneId zone) {
    if (receiveSigned == null) {
      return due;
    }
    var from =
        fromMidnight
            ? deliveredAt.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant()
            : deliveredAt;
    var signed = from.plus(receiveSigned);
    return signed.isBefore(due) ? signed : due;
  }

  /// What Heqi does when the time of a state is up.
  Move whenUp(AfterSaleState state, AfterSaleType type, boolean wasSent) {
    return switch (state) {
      case WAIT_MERCHANT_SHIP, REFUND_FAILED -> Move.ESCALATE;
      case PENDING_MERCHANT -> {
        var unsent = type == AfterSaleType.REFUND_ONLY && !wasSent;
        yield unsent || unanswered == Unanswered.AGREED ? Move.LAPSE : Move.ESCALATE;
      }
      default -> Move.LAPSE;
    };
  }
}
