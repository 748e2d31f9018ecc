package io.heqi.bot.model;

import io.heqi.knowledge.Retrieval;
import java.util.List;
import java.util.stream.IntStream;

/// What the house knows, as a model is given it.
///
/// @param number by which the model cites it, from 1
record Passage(int number, Retrieval.Hit hit) {

  private static final WordList INSTRUCTIONS = WordList.named("instructions.txt");

  /// The hits as passages, without those that speak to a model instead of a customer.
  static List<Passage> of(List<Retrieval.Hit> hits) {
    var harmless =
        hits.stream()
            .filter(hit -> !isInstruction(hit.title()) && !isInstruction(hit.answer().text()))
            .filter(hit -> !hit.answer().text().isBlank())
            .toList();
    return IntStream.range(0, harmless.size())
        .mapToObj(i -> new Passage(i + 1, harmless.get(i)))
        .toList();
  }

  /// Whether a text tries to tell a model what to do.
  static boolean isInstruction(String text) {
    return !INSTRUCTIONS.in(text).isEmpty();
  }

  String text() {
    return hit.title() + "\n" + hit.answer().text();
  }
}
