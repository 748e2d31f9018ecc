package io.heqi.conversation.script;

import io.heqi.knowledge.variable.Occasion;
import io.heqi.knowledge.variable.Variable;
import io.heqi.merchant.OpeningHours;
import io.heqi.merchant.Shops;
import io.heqi.staff.Members;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a script may say of the shop, of its hours, and of the agent who writes.
@Configuration
class ShopVariables {

  private static final String WORDS = "conversation.variable.";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MM-dd HH:mm");
  private static final LocalTime NOON = LocalTime.of(12, 0);
  private static final LocalTime EVENING = LocalTime.of(18, 0);

  private final Shops shops;
  private final Members members;
  private final MessageSource texts;
  private final Clock clock;

  ShopVariables(Shops shops, Members members, MessageSource texts, Clock clock) {
    this.shops = shops;
    this.members = members;
    this.texts = texts;
    this.clock = clock;
  }

  @Bean
  Variable shopName() {
    return Variable.of(
        "shop.name",
        WORDS,
        occasion -> Optional.of(shops.get(occasion.merchant(), occasion.shop()).name()));
  }

  /// Such as `09:00-12:00, 13:00-18:00`; not known on a day when the shop is shut.
  @Bean
  Variable shopHours() {
    return Variable.of(
        "shop.hours",
        WORDS,
        occasion -> {
          var hours = hours(occasion);
          var today = clock.instant().atZone(hours.zone()).toLocalDate();
          return Optional.of(
              hours.on(today).stream()
                  .map(span -> TIME.format(span.opens()) + "-" + TIME.format(span.closes()))
                  .collect(Collectors.joining(", ")));
        });
  }

  /// When people are there next; not known while they are there.
  @Bean
  Variable shopNextOpening() {
    return Variable.of(
        "shop.next-opening",
        WORDS,
        occasion -> {
          var hours = hours(occasion);
          var now = clock.instant();
          return hours.openAt(now)
              ? Optional.empty()
              : hours.nextOpening(now).map(at -> MOMENT.format(at.atZone(hours.zone())));
        });
  }

  @Bean
  Variable agentName() {
    return Variable.of(
        "agent.name",
        WORDS,
        occasion ->
            members.find(occasion.merchant(), occasion.agent()).map(Members.MemberView::name));
  }

  /// By the clock of the shop.
  @Bean
  Variable greeting() {
    return Variable.of(
        "greeting",
        WORDS,
        occasion -> {
          var time = clock.instant().atZone(hours(occasion).zone()).toLocalTime();
          var part = time.isBefore(NOON) ? "morning" : time.isBefore(EVENING) ? "noon" : "evening";
          var words = texts.getMessage("conversation.greeting." + part, null, occasion.language());
          return Optional.of(words);
        });
  }

  private OpeningHours hours(Occasion occasion) {
    return shops.hours(occasion.merchant(), occasion.shop());
  }
}
