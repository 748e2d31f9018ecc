package io.heqi.bot.model;

import io.heqi.conversation.Conversations;
import io.heqi.conversation.MessageContent;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.AccountId;
import io.heqi.shared.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Judges what a model answered. It may be said to a customer only where it keeps the form, cites
/// passages that it was given, and holds nothing that those do not hold.
@Component
class AnswerCheck {

  private static final WordList WEIGHTY = WordList.named("weighty.txt");

  private final Grounds grounds;
  private final Conversations conversations;
  private final JsonMapper json;

  AnswerCheck(Grounds grounds, Conversations conversations, JsonMapper json) {
    this.grounds = grounds;
    this.conversations = conversations;
    this.json = json;
  }

  /// What was found.
  sealed interface Verdict {

    /// @param from the passages it rests on
    record Sound(String text, List<Passage> from) implements Verdict {}

    /// @param objection a word for the log: what is wrong first
    record Unsound(String objection) implements Verdict {}
  }

  Verdict judge(String said, Inquiry inquiry, List<Passage> passages) {
    var read = Claim.in(said, passages.size(), json);
    if (read.isEmpty()) {
      return new Verdict.Unsound("form");
    }
    var claim = read.get();
    if (claim.isUnknown()) {
      return new Verdict.Unsound("unknown");
    }
    var from = passages.stream().filter(p -> claim.cites().contains(p.number())).toList();
    return objection(claim.text(), inquiry, from)
        .<Verdict>map(Verdict.Unsound::new)
        .orElseGet(() -> new Verdict.Sound(claim.text(), from));
  }

  private Optional<String> objection(String text, Inquiry inquiry, List<Passage> from) {
    var sources = from.stream().map(Passage::text).toList();
    if (!isIn(text, inquiry)) {
      return Optional.of("language");
    }
    if (Passage.isInstruction(text)) {
      return Optional.of("instruction");
    }
    if (!weighty(sources).containsAll(WEIGHTY.in(text))) {
      return Optional.of("promise");
    }
    if (!particularsStand(text, sources, inquiry.text())) {
      return Optional.of("particular");
    }
    if (!grounds.hold(text, sources)) {
      return Optional.of("ground");
    }
    return isForbidden(text, inquiry) ? Optional.of("word") : Optional.empty();
  }

  private static boolean isIn(String text, Inquiry inquiry) {
    var letters = text.codePoints().filter(Character::isLetter).count();
    var chinese = text.codePoints().filter(Character::isIdeographic).count();
    return inquiry.language().getLanguage().equals("en")
        ? chinese * 3 < letters
        : chinese * 3 >= letters;
  }

  private static Set<String> weighty(List<String> sources) {
    return sources.stream().flatMap(s -> WEIGHTY.in(s).stream()).collect(Collectors.toSet());
  }

  /// A bare number may come from the question, such as somebody's height; all else, and whatever
  /// counts money or time, stands in a passage.
  private static boolean particularsStand(String text, List<String> sources, String question) {
    var known = new HashSet<Particular>();
    sources.forEach(source -> known.addAll(Particular.in(source)));
    var asked =
        Particular.in(question).stream()
            .filter(Particular::isBareNumber)
            .collect(Collectors.toSet());
    return Particular.in(text).stream()
        .allMatch(said -> said.standsIn(known) || asked.contains(said));
  }

  private boolean isForbidden(String text, Inquiry inquiry) {
    var nobody = new Actor(inquiry.merchant(), new AccountId(new UUID(0, 0)), "", Set.of(), "");
    try {
      conversations.screen(nobody, inquiry.shop(), MessageContent.text(text));
      return false;
    } catch (Refusal _) {
      return true;
    }
  }
}
