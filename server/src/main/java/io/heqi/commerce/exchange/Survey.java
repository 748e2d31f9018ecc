package io.heqi.commerce.exchange;

import io.heqi.shared.Refusal;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// Finds out which orders have rows that lie apart, so that only those few have to be held until
/// their last one. A filter of bits knows which numbers were there before; where it errs, an order
/// is held that need not be.
final class Survey {

  private static final int BITS = 1 << 24;
  private static final int PRINTS = 3;
  private static final int MOST_APART = 200_000;

  private final BitSet seen = new BitSet(BITS);
  private final Map<String, Integer> lastLines = new HashMap<>();
  private String before = "";
  private int rows;

  void take(int line, String number) {
    if (++rows > OrderFile.MOST_ROWS) {
      throw Refusal.tooLarge("commerce.import-too-many-rows", OrderFile.MOST_ROWS);
    }
    if (number.isEmpty()) {
      return;
    }
    if (number.equals(before)) {
      lastLines.computeIfPresent(number, (_, _) -> line);
      return;
    }
    before = number;
    if (!isFirst(number)) {
      lastLines.put(number, line);
      if (lastLines.size() > MOST_APART) {
        throw tooScattered();
      }
    }
  }

  static Refusal tooScattered() {
    return Refusal.tooLarge("commerce.import-scattered");
  }

  private boolean isFirst(String number) {
    var print = 0xcbf29ce484222325L;
    for (var i = 0; i < number.length(); i++) {
      print = (print ^ number.charAt(i)) * 0x100000001b3L;
    }
    var isFirst = false;
    for (var i = 0; i < PRINTS; i++) {
      print = (print ^ (print >>> 31)) * 0x9e3779b97f4a7c15L;
      var bit = (int) (print >>> 40);
      isFirst |= !seen.get(bit);
      seen.set(bit);
    }
    return isFirst;
  }

  int rows() {
    return rows;
  }

  boolean isApart(String number) {
    return lastLines.containsKey(number);
  }

  boolean isLast(String number, int line) {
    return lastLines.getOrDefault(number, line) <= line;
  }
}
