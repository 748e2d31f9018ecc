package io.heqi.channel;

import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.MessageLog;
import io.heqi.customer.Customers;
import io.heqi.customer.IdentityKey;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.SameOrigin;
import io.heqi.merchant.ShopView;
import io.heqi.merchant.Shops;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Lets visitors of the shop's pages in: which page may hold the widget, who the visitor is, and
/// which conversation goes on.
@Service
public class Widgets {

  private final Channels channels;
  private final VisitorTokens tokens;
  private final Shops shops;
  private final Customers customers;
  private final MessageLog log;
  private final AnswerMails answerMails;
  private final Clock clock;

  Widgets(
      Channels channels,
      VisitorTokens tokens,
      Shops shops,
      Customers customers,
      MessageLog log,
      AnswerMails answerMails,
      Clock clock) {
    this.channels = channels;
    this.tokens = tokens;
    this.shops = shops;
    this.customers = customers;
    this.log = log;
    this.answerMails = answerMails;
    this.clock = clock;
  }

  /// What the widget shows before anybody writes.
  ///
  /// @param asksForMail whether the visitor may leave an address to which the answer is mailed
  public record Welcome(
      String token,
      String shop,
      boolean open,
      @Nullable Instant opensAt,
      int maxTextLength,
      boolean asksForMail) {}

  /// What the shop's page knows of its visitor.
  ///
  /// @param token from an earlier visit
  /// @param identity and `signature`, where the shop's own server named the customer
  /// @param resume from a link in a mail
  public record Arrival(
      @Nullable String token,
      @Nullable String identity,
      @Nullable String signature,
      @Nullable String resume) {}

  record Visit(
      Visitor visitor,
      ChannelView channel,
      @Nullable CustomerId customer,
      @Nullable ConversationRow conversation) {}

  public Welcome welcome(String publicKey, Arrival arrival, @Nullable String origin, String host) {
    var channel = channels.byKey(publicKey);
    requireAllowed(channel, origin, host);
    var visitor = visitor(channel, arrival);
    return Tenancy.within(
        channel.merchant(),
        () -> {
          ShopView shop = shops.recent(channel.merchant(), channel.shop());
          var hours = shops.hours(channel.merchant(), channel.shop());
          var now = clock.instant();
          var open = hours.openAt(now);
          return new Welcome(
              tokens.issue(visitor),
              shop.name(),
              open,
              open ? null : hours.nextOpening(now).orElse(null),
              shop.maxTextLength(),
              answerMails.asks(visitor));
        });
  }

  private Visitor visitor(ChannelView channel, Arrival arrival) {
    var resumed = resumed(channel, arrival.resume());
    if (resumed != null) {
      return resumed;
    }
    if (arrival.identity() != null && arrival.signature() != null) {
      return tokens.named(channel, arrival.identity(), arrival.signature());
    }
    if (arrival.token() != null) {
      try {
        var known = tokens.verify(arrival.token());
        if (known.channel().equals(channel.id()) && !known.isProven()) {
          return known;
        }
      } catch (Refusal _) {
        return tokens.stranger(channel);
      }
    }
    return tokens.stranger(channel);
  }

  private @Nullable Visitor resumed(ChannelView channel, @Nullable String resume) {
    try {
      var visitor = resume == null ? null : tokens.resumed(resume);
      return visitor != null && visitor.channel().equals(channel.id()) ? visitor : null;
    } catch (Refusal _) {
      return null;
    }
  }

  Visit enter(String token, @Nullable String origin, String host) {
    var visitor = tokens.verify(token);
    return Tenancy.within(
        visitor.merchant(),
        () -> {
          var channel = channels.enabled(visitor.merchant(), visitor.channel());
          requireAllowed(channel, origin, host);
          var customer = customer(visitor).orElse(null);
          var row =
              customer == null
                  ? null
                  : log.current(visitor.merchant(), visitor.channel(), customer).orElse(null);
          return new Visit(visitor, channel, customer, row);
        });
  }

  private Optional<CustomerId> customer(Visitor visitor) {
    return customers.find(
        new IdentityKey(visitor.merchant(), visitor.channel(), visitor.externalId()));
  }

  /// The conversation that goes on with the visitor; empty for one who has not written.
  Optional<ConversationRow> conversationOf(Visitor visitor) {
    return Tenancy.within(
        visitor.merchant(),
        () ->
            customer(visitor)
                .flatMap(customer -> log.current(visitor.merchant(), visitor.channel(), customer)));
  }

  /// The same for a door that a token opens.
  public void requireAllowed(
      String publicKey, Visitor visitor, @Nullable String origin, String host) {
    var channel = channels.byKey(publicKey);
    if (!channel.id().equals(visitor.channel())) {
      throw Refusal.unauthenticated("channel.token-malformed");
    }
    requireAllowed(channel, origin, host);
  }

  /// Our own pages may always hold the widget; others only where the channel names them.
  void requireAllowed(ChannelView channel, @Nullable String origin, String host) {
    if (channel.kind() != ChannelKind.WIDGET) {
      throw Refusal.notFound("channel.unknown");
    }
    var allowed =
        origin == null
            || SameOrigin.holds(origin, host)
            || channel.allowedOrigins().contains("*")
            || channel.allowedOrigins().contains(origin);
    if (!allowed) {
      throw Refusal.forbidden("channel.origin-not-allowed", origin == null ? "" : origin);
    }
  }
}
