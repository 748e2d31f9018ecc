package io.heqi.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/// Which turns of the dialogues that are held back were labelled: what customers wrote that looks
/// like a question, drawn before anything had answered. The labels stand in `dialogue-labels.tsv`.
final class DialogueSample {

  /// @param turn the turn's number in its dialogue
  record Place(String set, int row, int turn) {}

  private static final int FROM_JDDC = 190;
  private static final int FROM_ECD = 60;
  private static final long SEED = 20261123;
  private static final int FEWEST_CHARACTERS = 4;
  private static final Pattern ASKS =
      Pattern.compile("[?？吗么嘛几哪谁啥]|什么|怎[么样]|如何|多[久少长大]|为何|是不是|有没有|能不能|会不会|可不可以|行不行|要不要|对不对");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private DialogueSample() {}

  /// @return the drawn turns by set, row and turn
  static List<Place> draw(List<Dialogue> dialogues) {
    var drawn = new ArrayList<Place>();
    drawn.addAll(draw(dialogues, Dialogue.JDDC, FROM_JDDC));
    drawn.addAll(draw(dialogues, Dialogue.ECD, FROM_ECD));
    return List.copyOf(drawn);
  }

  private static List<Place> draw(List<Dialogue> dialogues, String set, int most) {
    var asking = new ArrayList<Place>();
    for (var dialogue : dialogues) {
      if (dialogue.isHeld() && dialogue.set().equals(set)) {
        dialogue.turns().stream()
            .filter(DialogueSample::asks)
            .forEach(turn -> asking.add(new Place(set, dialogue.row(), turn.number())));
      }
    }
    var order = List.copyOf(asking);
    Collections.shuffle(asking, new Random(SEED));
    var chosen = asking.subList(0, Math.min(most, asking.size()));
    return order.stream().filter(chosen::contains).toList();
  }

  /// Whether a customer's turn looks like a question.
  static boolean asks(Dialogue.Turn turn) {
    return turn.customers()
        && ASKS.matcher(turn.text()).find()
        && HAN.matcher(turn.text()).results().count() >= FEWEST_CHARACTERS;
  }
}
