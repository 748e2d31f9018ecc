package io.heqi.knowledge;

import io.heqi.shared.ChannelId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.util.Map;
import java.util.Optional;

/// The ways in which a merchant's customers come, as far as knowledge speaks of them.
public interface ShopChannels {

  /// The names of all channels of a merchant.
  Map<ChannelId, String> names(MerchantId merchant);

  /// Where a public key leads.
  record Entrance(MerchantId merchant, ShopId shop, ChannelId channel) {}

  /// The chat on a shop's pages that a public key names; empty where there is none, or it is
  /// switched off.
  Optional<Entrance> entrance(String key);

  /// The public key of a shop's chat; empty where it has none.
  Optional<String> key(MerchantId merchant, ShopId shop);
}
