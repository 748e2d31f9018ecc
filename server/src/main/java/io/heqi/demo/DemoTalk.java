package io.heqi.demo;

import io.heqi.channel.ChannelView;
import io.heqi.channel.Channels;
import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.InboundMessage;
import io.heqi.conversation.MessageContent;
import io.heqi.conversation.SenderKind;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ConversationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Plays the demo's talks in, through the simulator's channel, so that they are labelled as what
/// they are.
@Component
class DemoTalk {

  private static final Duration PAUSE = Duration.ofSeconds(45);

  private final Channels channels;
  private final Conversations conversations;
  private final Clock clock;

  DemoTalk(Channels channels, Conversations conversations, Clock clock) {
    this.channels = channels;
    this.conversations = conversations;
    this.clock = clock;
  }

  void begin(Actor owner, DemoMerchant.DemoHouse.Furnished house) {
    var id =
        channels.add(
            owner,
            new Channels.SaveChannel(
                house.shop(), ChannelKind.SIMULATOR, "演示对话", java.util.List.of(), null, true));
    var channel =
        channels.list(owner.merchant()).stream()
            .filter(c -> c.id().equals(id))
            .findFirst()
            .orElseThrow();
    var number = 0;
    for (var talk : DemoTexts.TALKS) {
      play(channel, house, talk, number++);
    }
  }

  private void play(
      ChannelView channel,
      DemoMerchant.DemoHouse.Furnished house,
      DemoTexts.Talk talk,
      int number) {
    var at = clock.instant().minus(PAUSE.multipliedBy(talk.lines().size() + number));
    ConversationId conversation = null;
    var ordinal = 0;
    for (var line : talk.lines()) {
      var key = "demo:" + number + ":" + ordinal++;
      conversation = line.customer() ? asked(channel, talk, line, key, at) : conversation;
      if (!line.customer() && conversation != null) {
        answered(channel, house, conversation, line, key, at);
      }
      at = at.plus(PAUSE);
    }
  }

  private ConversationId asked(
      ChannelView channel, DemoTexts.Talk talk, DemoTexts.Line line, String key, Instant at) {
    return conversations
        .receive(
            new InboundMessage(
                channel.merchant(),
                channel.shop(),
                channel.id(),
                ChannelKind.SIMULATOR,
                "demo:" + talk.customer(),
                talk.customer(),
                key,
                MessageContent.text(line.text()),
                at,
                null,
                null,
                false))
        .join()
        .conversation();
  }

  private void answered(
      ChannelView channel,
      DemoMerchant.DemoHouse.Furnished house,
      ConversationId conversation,
      DemoTexts.Line line,
      String key,
      Instant at) {
    conversations
        .importReply(
            channel.merchant(),
            conversation,
            new Conversations.Said(
                channel.id().value(),
                key,
                SenderKind.AGENT,
                house.agent(),
                MessageContent.text(line.text()),
                at,
                false))
        .join();
  }
}
