package io.heqi.knowledge.exchange;

import io.heqi.shared.ChannelId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a file may name: the shops and channels of the merchant, by name or id, the pictures that
/// its knowledge shows already, and the variables of scripts.
///
/// @param zone in which days begin and end
record Neighbourhood(
    Map<ShopId, String> shops,
    Map<ChannelId, String> channels,
    Set<UUID> pictures,
    Collection<String> variables,
    ZoneId zone) {

  /// How a shop is named so that it is found again: by its name unless several have it.
  String name(ShopId shop) {
    return name(shops, shop, shop.value());
  }

  String name(ChannelId channel) {
    return name(channels, channel, channel.value());
  }

  private static <T> String name(Map<T, String> names, T wanted, UUID id) {
    var name = names.get(wanted);
    return name != null
            && Tidy.line(name).equals(name)
            && names.values().stream().filter(name::equals).count() == 1
        ? name
        : id.toString();
  }

  List<ShopId> shops(String cell) {
    return find(cell, shops, ShopId::new, "knowledge.shop-unknown");
  }

  List<ChannelId> channels(String cell) {
    return find(cell, channels, ChannelId::new, "knowledge.channel-unknown");
  }

  private static <T> List<T> find(
      String cell, Map<T, String> names, Function<UUID, T> id, String unknown) {
    var byName = new HashMap<String, T>();
    names.forEach((key, name) -> byName.put(name, key));
    return Tidy.list(cell).stream()
        .map(
            name -> {
              var found = byName.containsKey(name) ? byName.get(name) : byId(name, names, id);
              if (found == null) {
                throw Refusal.invalid(unknown, name);
              }
              return found;
            })
        .distinct()
        .toList();
  }

  private static <T> @Nullable T byId(String name, Map<T, String> names, Function<UUID, T> id) {
    try {
      var found = id.apply(UUID.fromString(name));
      return names.containsKey(found) ? found : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
