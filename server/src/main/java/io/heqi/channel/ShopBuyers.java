package io.heqi.channel;

import io.heqi.commerce.Buyers;
import io.heqi.conversation.ChannelKind;
import io.heqi.customer.Customers;
import io.heqi.customer.IdentityKey;
import io.heqi.shared.ChannelId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Tells under which ids a customer buys: those that a channel proved. A stranger's number in the
/// widget is none.
@Component
class ShopBuyers implements Buyers {

  private final Customers customers;
  private final Channels channels;

  ShopBuyers(Customers customers, Channels channels) {
    this.customers = customers;
    this.channels = channels;
  }

  @Override
  public List<Buyer> of(MerchantId merchant, Set<CustomerId> wanted) {
    Map<ChannelId, ChannelView> known =
        channels.list(merchant).stream().collect(Collectors.toMap(ChannelView::id, c -> c));
    var theirs = new LinkedHashSet<Buyer>();
    for (var identity : customers.identities(merchant, wanted)) {
      var channel = known.get(identity.channel());
      if (channel != null && isProven(channel, identity)) {
        theirs.add(new Buyer(channel.shop(), Visitor.ownId(identity.externalId())));
      }
    }
    return List.copyOf(theirs);
  }

  @Override
  public Map<Buyer, CustomerId> customers(MerchantId merchant, Set<Buyer> buyers) {
    var names = new HashMap<IdentityKey, Buyer>();
    for (var channel : channels.list(merchant)) {
      for (var buyer : buyers) {
        if (buyer.shop().equals(channel.shop()) && !buyer.id().isEmpty()) {
          names.put(new IdentityKey(merchant, channel.id(), externalId(channel, buyer)), buyer);
        }
      }
    }
    var found = new HashMap<Buyer, CustomerId>();
    customers
        .known(names.keySet())
        .forEach((key, customer) -> found.put(Objects.requireNonNull(names.get(key)), customer));
    return found;
  }

  private static String externalId(ChannelView channel, Buyer buyer) {
    return channel.kind() == ChannelKind.WIDGET ? Visitor.proven(buyer.id()) : buyer.id();
  }

  private static boolean isProven(ChannelView channel, IdentityKey identity) {
    return channel.kind() != ChannelKind.WIDGET || Visitor.isProven(identity.externalId());
  }
}
