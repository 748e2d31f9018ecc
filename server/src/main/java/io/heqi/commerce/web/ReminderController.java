package io.heqi.commerce.web;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.reminder.CallNumbers;
import io.heqi.commerce.reminder.HandReminders;
import io.heqi.commerce.reminder.PaymentFault;
import io.heqi.commerce.reminder.ReminderFigures;
import io.heqi.commerce.reminder.ReminderFilter;
import io.heqi.commerce.reminder.ReminderReader;
import io.heqi.commerce.reminder.ReminderRuleSets;
import io.heqi.commerce.reminder.ReminderRules;
import io.heqi.commerce.reminder.ReminderView;
import io.heqi.contact.ContactWay;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.Page;
import io.heqi.shared.ShopId;
import io.heqi.task.TaskId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Unpaid orders: who is reminded of them, what helps to pay, and what came of it.
@RestController
@RequestMapping("/api")
class ReminderController {

  private static final int LONGEST = 43_200;

  private final HandReminders hand;
  private final CallNumbers numbers;
  private final ReminderReader reader;
  private final ReminderRuleSets rules;
  private final Clock clock;

  ReminderController(
      HandReminders hand,
      CallNumbers numbers,
      ReminderReader reader,
      ReminderRuleSets rules,
      Clock clock) {
    this.hand = hand;
    this.numbers = numbers;
    this.reader = reader;
    this.rules = rules;
    this.clock = clock;
  }

  /// @param way `CHAT`, or `TELEPHONE` for a task of whoever asks
  record ReminderRequest(@NotNull ContactWay way) {}

  record PhoneToCall(String phone) {}

  /// @param send whether the customer is told in the chat what helps
  record PaymentFaultRequest(@NotNull PaymentFault fault, boolean send) {}

  /// See [ReminderRules]; times in whole minutes, up to 30 days.
  record ReminderRulesBody(
      boolean on,
      @Min(1) @Max(LONGEST) long after,
      @Min(1) @Max(LONGEST) long again,
      @Min(1) @Max(ReminderRules.MOST) int most,
      boolean chat,
      boolean call,
      @Min(1) @Max(LONGEST) long closesAfter,
      @Min(1) @Max(LONGEST) long stopBefore,
      @Min(1) @Max(LONGEST) long attribution,
      @NotBlank @Size(max = ReminderRules.LONGEST_TEXT) String text,
      @NotNull Map<PaymentFault, @NotBlank @Size(max = ReminderRules.LONGEST_TEXT) String> guides) {

    static ReminderRulesBody of(ReminderRules rules) {
      return new ReminderRulesBody(
          rules.on(),
          rules.after().toMinutes(),
          rules.again().toMinutes(),
          rules.most(),
          rules.chat(),
          rules.call(),
          rules.closesAfter().toMinutes(),
          rules.stopBefore().toMinutes(),
          rules.attribution().toMinutes(),
          rules.text(),
          rules.guides());
    }

    ReminderRules command() {
      return new ReminderRules(
          on,
          Duration.ofMinutes(after),
          Duration.ofMinutes(again),
          most,
          chat,
          call,
          Duration.ofMinutes(closesAfter),
          Duration.ofMinutes(stopBefore),
          Duration.ofMinutes(attribution),
          text,
          guides);
    }
  }

  /// @param validFrom from when it holds; left out, from now on
  record ReminderRulesRequest(
      @Nullable Instant validFrom, @NotNull @Valid ReminderRulesBody rules) {}

  record ReminderRulesResponse(Instant validFrom, ReminderRulesBody rules) {}

  /// Orders by how far their reminding is: `DUE` by when the next one comes, others newest first.
  /// `from` and `until` bound the time that the list goes by.
  @OpenTo("commerce.read")
  @GetMapping("/payment-reminders")
  Page<ReminderView> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam ReminderFilter filter,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant until,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return reader.list(actor, filter, from, until, after, limit);
  }

  /// What reminders brought in a time.
  @OpenTo("commerce.read")
  @GetMapping("/payment-reminders/figures")
  ReminderFigures figures(
      @AuthenticationPrincipal Actor actor,
      @RequestParam Instant from,
      @RequestParam Instant until) {
    return reader.figures(actor, from, until);
  }

  @OpenTo("commerce.read")
  @GetMapping("/orders/{order}/payment-reminder")
  ReminderView.ReminderOfOrder ofOrder(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID order) {
    return reader.ofOrder(actor, new OrderId(order));
  }

  /// Reminds of an unpaid order now, as far as contacts allow.
  @OpenTo({"commerce.read", "commerce.remind"})
  @PostMapping("/orders/{order}/payment-reminder")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remind(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID order,
      @Valid @RequestBody ReminderRequest request) {
    hand.remind(actor, new OrderId(order), request.way());
  }

  /// The number to call, for whoever has the call as an open task.
  @OpenTo({"commerce.remind", "task.work"})
  @PostMapping("/tasks/{paymentCall}/phone-disclosures")
  PhoneToCall phone(@AuthenticationPrincipal Actor actor, @PathVariable UUID paymentCall) {
    return new PhoneToCall(numbers.of(actor, new TaskId(paymentCall)));
  }

  /// Nobody is reminded of the order any more.
  @OpenTo({"commerce.read", "commerce.remind"})
  @PostMapping("/orders/{order}/payment-reminder/stop")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void stop(@AuthenticationPrincipal Actor actor, @PathVariable UUID order) {
    hand.stop(actor, new OrderId(order));
  }

  /// Writes down what keeps the customer from paying; where it is wanted the customer is told in
  /// the chat what helps.
  @OpenTo({"commerce.read", "commerce.remind"})
  @PostMapping("/orders/{order}/payment-faults")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void fault(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID order,
      @Valid @RequestBody PaymentFaultRequest request) {
    hand.guide(actor, new OrderId(order), request.fault(), request.send());
  }

  /// Versions of a shop's rules, newest first; the last is the one that Heqi brings.
  @OpenTo("commerce.read")
  @GetMapping("/shops/{shop}/reminder-rules")
  List<ReminderRulesResponse> versions(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    return rules.versions(actor, new ShopId(shop)).stream()
        .map(
            version ->
                new ReminderRulesResponse(
                    version.validFrom(), ReminderRulesBody.of(version.rules())))
        .toList();
  }

  @OpenTo("merchant.settings")
  @PostMapping("/shops/{shop}/reminder-rules")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void put(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody ReminderRulesRequest request) {
    rules.put(
        actor,
        new ShopId(shop),
        request.validFrom() == null ? clock.instant() : request.validFrom(),
        request.rules().command());
  }
}
