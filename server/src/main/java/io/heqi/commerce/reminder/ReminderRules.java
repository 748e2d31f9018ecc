package io.heqi.commerce.reminder;

import io.heqi.contact.ContactWay;
import io.heqi.shared.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/// How a shop reminds customers of what they have not paid.
///
/// @param on whether it does so by itself
/// @param after so long an order is left unpaid before the first reminder
/// @param again so long it is left between two reminders
/// @param most reminders of one order, those made by hand included
/// @param chat whether they are said in the chat
/// @param call whether agents call: where both, the last of several is the call, and an order whose
///     customer no chat leads to is called about at once
/// @param closesAfter so long after it was placed the platform closes an unpaid order by itself
/// @param stopBefore so long before that nobody is reminded any more
/// @param attribution so long after a reminder a payment counts as its
/// @param text what is said; `{order}`, `{goods}` and `{total}` are filled in
/// @param guides what helps with each fault; `{order}` is filled in
public record ReminderRules(
    boolean on,
    Duration after,
    Duration again,
    int most,
    boolean chat,
    boolean call,
    Duration closesAfter,
    Duration stopBefore,
    Duration attribution,
    String text,
    Map<PaymentFault, String> guides) {

  static final String KIND = "commerce.reminder-rules";
  public static final int LONGEST_TEXT = 500;
  public static final int MOST = 5;
  private static final Duration LONGEST = Duration.ofDays(30);

  public ReminderRules {
    guides = Map.copyOf(guides);
    if (Stream.of(after, again, closesAfter, stopBefore, attribution)
            .anyMatch(time -> !time.isPositive() || time.compareTo(LONGEST) > 0)
        || after.plus(stopBefore).compareTo(closesAfter) >= 0) {
      throw Refusal.invalid("commerce.reminder-times-malformed", LONGEST.toDays());
    }
    if (most < 1 || most > MOST || (!chat && !call)) {
      throw Refusal.invalid("commerce.reminder-ways-malformed", MOST);
    }
    if (guides.size() < PaymentFault.values().length
        || Stream.concat(Stream.of(text), guides.values().stream())
            .anyMatch(one -> one.isBlank() || one.length() > LONGEST_TEXT)) {
      throw Refusal.invalid("commerce.reminder-text-malformed", LONGEST_TEXT);
    }
  }

  /// Over what a reminder goes.
  ///
  /// @param n from 1
  ContactWay way(int n) {
    var isLastOfSeveral = n > 1 && n == most;
    return call && (!chat || isLastOfSeveral) ? ContactWay.TELEPHONE : ContactWay.CHAT;
  }

  String guide(PaymentFault fault, String orderNumber) {
    return guides.getOrDefault(fault, "").replace("{order}", orderNumber);
  }
}
