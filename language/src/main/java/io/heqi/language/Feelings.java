package io.heqi.language;

import java.util.ArrayList;
import java.util.List;

/// Tells how a message sounds, as learnt from sentences in the language of customer service, in
/// which a plain question is neutral even where something is broken.
public final class Feelings {

  private static final Classifier.Shape SHAPE = new Classifier.Shape(1, 1, 2, 0, 0, 10);

  /// From here on a message without an angry word counts as annoyed.
  private static final double DISPLEASED = 0.7;

  private final Classifier classifier;
  private final Signs signs = new Signs();

  /// Learns; takes about half a second.
  public Feelings(Meanings meanings) {
    var samples = new ArrayList<Classifier.Sample>();
    Sections.of("language/feelings.txt")
        .forEach(
            (label, texts) ->
                texts.forEach(
                    text ->
                        samples.add(
                            new Classifier.Sample(Line.of(text, meanings), List.of(), label))));
    this.classifier = Classifier.train(samples, SHAPE);
  }

  public Feeling of(Line line) {
    var negative = 0.0;
    var positive = 0.0;
    for (var guess : classifier.guesses(line, List.of())) {
      switch (guess.label()) {
        case "negative" -> negative = guess.probability();
        case "positive" -> positive = guess.probability();
        default -> {}
      }
    }
    var found = signs.in(line.text());
    return new Feeling(negative, positive, anger(negative, found), found);
  }

  private static Feeling.Anger anger(double negative, List<Sign> signs) {
    var anger = negative >= DISPLEASED ? Feeling.Anger.ANNOYED : Feeling.Anger.NONE;
    for (var sign : signs) {
      var hinted =
          switch (sign.kind()) {
            case INSULT, ANGRY -> Feeling.Anger.ANGRY;
            case COMPLAINT, ANNOYED -> Feeling.Anger.ANNOYED;
            case PERSON, SAFETY -> Feeling.Anger.NONE;
          };
      anger = hinted.compareTo(anger) > 0 ? hinted : anger;
    }
    return anger;
  }
}
