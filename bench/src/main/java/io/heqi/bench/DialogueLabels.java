package io.heqi.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What a right answer to each drawn question must say. Written by reading only the question and
/// the turns before it, and kept before any answer was produced.
///
/// A row of the file names set, row and turn, what is needed, the topic, and the ideas that must be
/// there: `;` between ideas, `|` between words for the same.
final class DialogueLabels {

  /// What a question needs.
  enum Need {
    /// What holds for everybody, so a bot may answer it.
    ANSWER,
    /// A look into the customer's own order, a deed, a product's details, or somebody who listens.
    PERSON,
    /// Nothing: a greeting, thanks, a thought.
    NONE
  }

  /// @param must ideas that a right answer holds, all of them; of each idea one of these words
  record Label(Need need, String topic, List<List<String>> must) {

    boolean isAnsweredBy(String answer) {
      return must.stream().allMatch(words -> words.stream().anyMatch(answer::contains));
    }
  }

  private static final String FILE = "dialogue-labels.tsv";

  private final Map<DialogueSample.Place, Label> labels = new LinkedHashMap<>();

  private DialogueLabels() {}

  static DialogueLabels read() throws IOException {
    var read = new DialogueLabels();
    try (InputStream in =
        Objects.requireNonNull(DialogueLabels.class.getResourceAsStream(FILE), FILE)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).forEach(read::add);
    }
    return read;
  }

  private void add(String row) {
    var cells = row.split("\t", -1);
    var place =
        new DialogueSample.Place(cells[0], Integer.parseInt(cells[1]), Integer.parseInt(cells[2]));
    var need = Need.valueOf(cells[3].toUpperCase(Locale.ROOT));
    labels.put(place, new Label(need, cells[4], ideas(cells[5])));
  }

  private static List<List<String>> ideas(String cell) {
    return cell.isEmpty()
        ? List.of()
        : Arrays.stream(cell.split(";")).map(idea -> List.of(idea.split("\\|"))).toList();
  }

  Optional<Label> of(DialogueSample.Place place) {
    return Optional.ofNullable(labels.get(place));
  }

  /// Whether exactly these were labelled.
  boolean areOf(List<DialogueSample.Place> drawn) {
    return labels.keySet().equals(Set.copyOf(drawn));
  }
}
