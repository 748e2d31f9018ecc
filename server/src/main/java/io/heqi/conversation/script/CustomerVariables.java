package io.heqi.conversation.script;

import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.MessageLog;
import io.heqi.foundation.text.Masking;
import io.heqi.knowledge.ShopChannels;
import io.heqi.knowledge.variable.Occasion;
import io.heqi.knowledge.variable.Variable;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a script may say of the customer, and of where they write from.
@Configuration
class CustomerVariables {

  private static final String WORDS = "conversation.variable.";

  private final MessageLog log;
  private final ShopChannels channels;

  CustomerVariables(MessageLog log, ShopChannels channels) {
    this.log = log;
    this.channels = channels;
  }

  /// Not known where what stands for the name would be masked, such as a phone number.
  @Bean
  Variable customerName() {
    return Variable.of(
        "customer.name",
        WORDS,
        of(row -> Optional.of(row.customerName()).filter(name -> Masking.mask(name).equals(name))));
  }

  /// Not known of customers without a level.
  @Bean
  Variable customerVip() {
    return Variable.of(
        "customer.vip",
        WORDS,
        of(row -> Optional.of(row.vipLevel()).filter(vip -> vip > 0).map(String::valueOf)));
  }

  @Bean
  Variable pageTitle() {
    return Variable.of("page.title", WORDS, of(row -> Optional.ofNullable(row.sourceTitle())));
  }

  @Bean
  Variable pageAddress() {
    return Variable.of("page.address", WORDS, of(row -> Optional.ofNullable(row.sourcePage())));
  }

  @Bean
  Variable channelName() {
    return Variable.of(
        "channel.name",
        WORDS,
        occasion ->
            Optional.ofNullable(channels.names(occasion.merchant()).get(occasion.channel())));
  }

  private Function<Occasion, Optional<String>> of(
      Function<ConversationRow, Optional<String>> fact) {
    return occasion -> log.row(occasion.merchant(), occasion.conversation()).flatMap(fact);
  }
}
