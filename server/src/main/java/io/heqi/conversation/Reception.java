package io.heqi.conversation;

import io.heqi.shared.ChannelId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;

/// Says who receives a customer: a bot, or people at once. Asked while a stretch of a conversation
/// begins, on the way of the message, so it answers from memory.
public interface Reception {

  /// @param vipLevel of the customer; 0 for most
  record Visit(
      MerchantId merchant, ShopId shop, ChannelId channel, ChannelKind kind, int vipLevel) {}

  boolean isByBot(Visit visit);
}
