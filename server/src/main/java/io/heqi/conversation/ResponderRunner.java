package io.heqi.conversation;

import io.heqi.conversation.attachment.Attachments;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Asks the responders about each line a customer says. The answer's key names the line that began
/// the stretch, so a run that is repeated after a crash answers nothing twice.
@Component
class ResponderRunner implements LogFollower {

  private static final Logger log = LoggerFactory.getLogger(ResponderRunner.class);
  private static final Duration STALE = Duration.ofMinutes(10);

  private final List<Responder> responders;
  private final Conversations conversations;
  private final MessageLog messages;
  private final Attachments attachments;
  private final Clock clock;

  ResponderRunner(
      List<Responder> responders,
      Conversations conversations,
      MessageLog messages,
      Attachments attachments,
      Clock clock) {
    this.responders = responders;
    this.conversations = conversations;
    this.messages = messages;
    this.attachments = attachments;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "responders";
  }

  /// It waits for its answers to be stored.
  @Override
  public boolean takesItsTime() {
    return true;
  }

  @Override
  public void follow(List<Entry> entries) {
    var previous = new HashMap<ConversationId, Entry>();
    var occasions = new LinkedHashMap<Entry, Boolean>();
    for (var entry : entries) {
      if (entry.sender() == SenderKind.CUSTOMER && isFresh(entry)) {
        occasions.put(entry, begins(entry, previous.get(entry.conversation())));
      }
      previous.put(entry.conversation(), entry);
    }
    occasions.keySet().stream()
        .collect(Collectors.groupingBy(Entry::merchant))
        .forEach((merchant, lines) -> respond(merchant, lines, occasions));
  }

  private boolean isFresh(Entry entry) {
    return entry.storedAt().isAfter(clock.instant().minus(STALE));
  }

  /// A line begins a stretch where the one before it says that the conversation was opened or
  /// reopened. Both are written at once, so they come in one run, unless a run ends just between.
  private static boolean begins(Entry line, @Nullable Entry before) {
    if (before == null) {
      return line.seq() == 2;
    }
    return before.kind() == MessageKind.EVENT
        && (before.body().equals(EventCode.OPENED) || before.body().equals(EventCode.REOPENED));
  }

  private void respond(MerchantId merchant, List<Entry> lines, Map<Entry, Boolean> occasions) {
    var rows =
        messages
            .rows(merchant, lines.stream().map(Entry::conversation).distinct().toList())
            .stream()
            .collect(Collectors.toMap(ConversationRow::id, Function.identity()));
    for (var line : lines) {
      var row = rows.get(line.conversation());
      if (row != null && row.channelKind().isLive() && row.state() != ConversationState.CLOSED) {
        respond(
            merchant, new Responder.Occasion(row, line, Boolean.TRUE.equals(occasions.get(line))));
      }
    }
  }

  private void respond(MerchantId merchant, Responder.Occasion occasion) {
    for (var responder : responders) {
      var answer = responder.respond(occasion);
      if (answer.isPresent()) {
        var given = answer.get();
        ConversationId id = occasion.conversation().id();
        say(merchant, id, given.name() + ":" + id + ":" + occasion.line().seq(), given);
        return;
      }
    }
  }

  private void sayAsBot(
      MerchantId merchant, ConversationId id, String key, Responder.Answer answer) {
    conversations
        .answerAsBot(merchant, id, key, MessageContent.text(answer.text()), answer.facts())
        .join();
    var number = 0;
    for (var picture : answer.pictures()) {
      var content =
          attachments.content(
              merchant, MessageKind.IMAGE, "", picture, Attachments.Uploader.NOBODY);
      conversations.answerAsBot(merchant, id, key + ":" + ++number, content, Map.of()).join();
    }
  }

  private void say(MerchantId merchant, ConversationId id, String key, Responder.Answer answer) {
    if (answer.sender() == SenderKind.BOT) {
      try {
        sayAsBot(merchant, id, key, answer);
      } catch (CompletionException e) {
        if (!(e.getCause() instanceof Refusal)) {
          throw e;
        }
        // A person was quicker.
        log.debug("The bot did not answer: {}", e.getCause().toString());
      }
    } else {
      conversations.answer(merchant, id, answer.sender(), key, answer.text()).join();
    }
    if (answer.handOver() != null) {
      conversations.handOver(merchant, id, answer.handOver());
    }
  }
}
