package io.heqi.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says a recorded customer's turns to the bot, one after the other. Where the bot gives the
/// customer to people, the next turn is said by somebody new, so that every turn is put to the bot.
///
/// A short turn that asks nothing, right after an answer, is left out: it was thanks or blame for
/// what a person had said, and the bot would learn from it.
final class DialogueReplay {

  record Played(Dialogue dialogue, Dialogue.Turn turn, BotReply reply) {

    boolean isOf(String set) {
      return dialogue.set().equals(set);
    }

    boolean did(BotReply.Kind kind) {
      return reply.is(kind);
    }

    DialogueSample.Place place() {
      return new DialogueSample.Place(dialogue.set(), dialogue.row(), turn.number());
    }
  }

  private static final int SHORT = 8;

  private final DialogueShop shop;

  DialogueReplay(DialogueShop shop) {
    this.shop = shop;
  }

  List<Played> play(Dialogue dialogue) throws IOException, InterruptedException {
    var played = new ArrayList<Played>();
    var customer = shop.customer();
    try {
      BotReply last = null;
      for (var turn : dialogue.turns()) {
        if (turn.customers() && !turn.text().isEmpty() && !isVerdict(turn, last)) {
          if (last != null && last.is(BotReply.Kind.HAND_OVER)) {
            customer.close();
            customer = shop.customer();
          }
          last = shop.reply(customer.say(turn.text()));
          played.add(new Played(dialogue, turn, last));
        }
      }
    } finally {
      customer.close();
    }
    return played;
  }

  private static boolean isVerdict(Dialogue.Turn turn, @Nullable BotReply last) {
    return last != null
        && last.is(BotReply.Kind.ANSWER)
        && turn.text().length() <= SHORT
        && !DialogueSample.asks(turn);
  }
}
