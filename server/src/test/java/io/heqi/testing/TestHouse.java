package io.heqi.testing;

import static org.awaitility.Awaitility.await;

import io.heqi.channel.Channels;
import io.heqi.channel.Widgets;
import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.InboundMessage;
import io.heqi.conversation.Mark;
import io.heqi.conversation.MessageContent;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.Stored;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Platform;
import io.heqi.merchant.SaveShop;
import io.heqi.merchant.Shops;
import io.heqi.shared.ChannelId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Ids;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import io.heqi.staff.Founding;
import io.heqi.staff.Level;
import io.heqi.staff.Members;
import io.heqi.staff.Roles;
import io.heqi.staff.SignIn;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Founds merchants for tests, each with a shop, a widget and two agents.
public final class TestHouse {

  public static final String PASSWORD = "test-Password-1";

  private final Founding founding;
  private final Shops shops;
  private final Channels channels;
  private final Members members;
  private final Roles roles;
  private final SignIn signIn;
  private final Conversations conversations;
  private final Widgets widgets;
  private final MessageLog log;

  TestHouse(
      Founding founding,
      Shops shops,
      Channels channels,
      Members members,
      Roles roles,
      SignIn signIn,
      Conversations conversations,
      Widgets widgets,
      MessageLog log) {
    this.founding = founding;
    this.shops = shops;
    this.channels = channels;
    this.members = members;
    this.roles = roles;
    this.signIn = signIn;
    this.conversations = conversations;
    this.widgets = widgets;
    this.log = log;
  }

  /// A merchant, its owner, a shop, a widget channel, and two agents.
  public record House(
      MerchantId merchant,
      Actor owner,
      ShopId shop,
      ChannelId channel,
      String publicKey,
      Actor agent,
      Actor colleague) {}

  public House aMerchant() {
    var email = Ids.next() + "@test.heqi";
    var owner = founding.found("测试商家", new Founding.Owner(email, "店主", PASSWORD), false);
    return Tenancy.within(
        owner.merchant(),
        () -> {
          var shop = shops.open(owner, SaveShop.named("测试店", Platform.OWN_PAGES, "客服部"));
          var channel =
              channels.add(
                  owner,
                  new Channels.SaveChannel(
                      shop, ChannelKind.WIDGET, "网页", java.util.List.of(), null, true));
          var view = channels.list(owner.merchant()).getFirst();
          return new House(
              owner.merchant(),
              owner,
              shop,
              channel,
              view.publicKey(),
              agent(owner, "小林"),
              agent(owner, "小陈"));
        });
  }

  private Actor agent(Actor owner, String name) {
    var role =
        roles.list(owner.merchant()).stream()
            .filter(r -> "AGENT".equals(r.template()))
            .findFirst()
            .orElseThrow();
    var email = Ids.next() + "@test.heqi";
    var id =
        members.add(owner, new Members.AddMember(email, name, PASSWORD, role.id(), Level.JUNIOR));
    return new Actor(owner.merchant(), id, name, Set.copyOf(role.permissions()), "127.0.0.1");
  }

  /// A session token of the actor, as a browser would hold it.
  public String signIn(Actor actor) {
    return signIn.signIn(
        new SignIn.Credentials(emailOf(actor), PASSWORD, null, "127.0.0.1", "test"));
  }

  /// What the actor signs in with, beside [#PASSWORD].
  public String emailOf(Actor actor) {
    return Tenancy.within(
        actor.merchant(),
        () -> members.find(actor.merchant(), actor.account()).orElseThrow().email());
  }

  /// The token of a new visitor to the house's widget.
  public String visitorToken(House house) {
    return widgets
        .welcome(house.publicKey(), new Widgets.Arrival(null, null, null, null), null, "localhost")
        .token();
  }

  /// The customer of a conversation says something angry, and the conversation is marked so.
  public void soundsAngry(House house, ConversationId id, String customer) {
    says(house, customer, customer + ":angry", "你们是骗子，气死我了").join();
    await().atMost(Duration.ofMinutes(1)).until(() -> isAngry(house, id));
  }

  private boolean isAngry(House house, ConversationId id) {
    var mark =
        Tenancy.within(house.merchant(), () -> log.row(house.merchant(), id).orElseThrow()).mark();
    return mark != null && mark.mood() == Mark.Mood.ANGRY;
  }

  /// A customer of the house says something; the key is the channel's id of the message.
  public CompletableFuture<Stored> says(House house, String customer, String key, String text) {
    return conversations.receive(
        new InboundMessage(
            house.merchant(),
            house.shop(),
            house.channel(),
            ChannelKind.WIDGET,
            customer,
            customer,
            key,
            MessageContent.text(text),
            null,
            null,
            null,
            false));
  }

  public ConversationId aConversation(House house, String customer) {
    return says(house, customer, customer + ":first", "在吗").join().conversation();
  }
}
