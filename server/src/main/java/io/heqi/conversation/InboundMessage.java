package io.heqi.conversation;

import io.heqi.shared.ChannelId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One message as a connector hands it in, its sender proven.
///
/// @param senderKey the channel's own id of the message, 1 to 200 characters: the second delivery
///     of the same key is answered like the first and stored no more
/// @param sentAt when the channel says it was sent; null for now
/// @param syntheticTime whether `sentAt` was made up, because the source had none
/// @param likely the conversation it probably belongs to; saves a look-up and is checked
public record InboundMessage(
    MerchantId merchant,
    ShopId shop,
    ChannelId channel,
    ChannelKind channelKind,
    String externalCustomer,
    String customerName,
    String senderKey,
    MessageContent content,
    @Nullable Instant sentAt,
    @Nullable SourcePage source,
    @Nullable ConversationId likely,
    boolean syntheticTime) {

  /// What a page or another system says of a customer is no reason to lose what the customer says:
  /// what cannot be stored of it is left out.
  public InboundMessage {
    customerName = storable(customerName);
  }

  /// The page that the customer looks at.
  public record SourcePage(String address, String title) {

    public SourcePage {
      address = storable(address);
      title = storable(title);
    }
  }

  private static String storable(String text) {
    return text.replace("\0", "");
  }
}
