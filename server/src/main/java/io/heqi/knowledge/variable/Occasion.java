package io.heqi.knowledge.variable;

import io.heqi.shared.AccountId;
import io.heqi.shared.ChannelId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.util.Locale;

/// Where and by whom a script is said.
///
/// @param agent who says it
/// @param language of the script
public record Occasion(
    MerchantId merchant,
    ConversationId conversation,
    CustomerId customer,
    ShopId shop,
    ChannelId channel,
    AccountId agent,
    Locale language) {

  Occasion in(Locale other) {
    return new Occasion(merchant, conversation, customer, shop, channel, agent, other);
  }
}
