package io.heqi.channel;

import io.heqi.conversation.ChannelKind;
import io.heqi.knowledge.ShopChannels;
import io.heqi.shared.ChannelId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Tells knowledge of the channels.
@Component
class KnownChannels implements ShopChannels {

  private final Channels channels;

  KnownChannels(Channels channels) {
    this.channels = channels;
  }

  @Override
  public Map<ChannelId, String> names(MerchantId merchant) {
    return channels.list(merchant).stream()
        .collect(Collectors.toMap(ChannelView::id, ChannelView::name));
  }

  @Override
  public Optional<Entrance> entrance(String key) {
    try {
      var channel = channels.byKey(key);
      return channel.kind() == ChannelKind.WIDGET
          ? Optional.of(new Entrance(channel.merchant(), channel.shop(), channel.id()))
          : Optional.empty();
    } catch (Refusal _) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> key(MerchantId merchant, ShopId shop) {
    return channels.list(merchant).stream()
        .filter(c -> c.kind() == ChannelKind.WIDGET && c.enabled() && c.shop().equals(shop))
        .findFirst()
        .map(ChannelView::publicKey);
  }
}
