package io.heqi.bench;

import io.heqi.language.Line;
import io.heqi.language.Meanings;
import java.util.HashMap;
import java.util.Map;

/// Texts with their meanings, each of which is looked up once.
final class Lines implements AutoCloseable {

  private final Meanings meanings = new Meanings();
  private final Map<String, Line> known = new HashMap<>();

  Line of(String text) {
    return known.computeIfAbsent(text, t -> Line.of(t, meanings));
  }

  Meanings meanings() {
    return meanings;
  }

  @Override
  public void close() {
    meanings.close();
  }
}
