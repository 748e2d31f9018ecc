package io.heqi.bench;

import java.util.stream.IntStream;

/// How much the inbox is measured with: merchants whose sizes fall as 1, 1/2, 1/3 … of the largest,
/// so that of a hundred the largest has about a fifth.
///
/// @param conversations of all merchants together
record InboxShape(int merchants, int conversations) {

  /// Lines of a conversation, on average.
  static final int LINES_EACH = 20;

  private static final int MOST_OPEN = 8_000;

  static InboxShape of(Options options) {
    var usual = options.has("full") ? 1_000_000 : 100_000;
    var shape =
        new InboxShape(options.number("merchants", 100), options.number("conversations", usual));
    if (shape.conversations < 20 * shape.merchants) {
      throw new Options.Misused("at least 20 conversations for each merchant are needed");
    }
    return shape;
  }

  /// How many conversations each merchant has, the largest merchant first.
  int[] sizes() {
    var whole = IntStream.rangeClosed(1, merchants).mapToDouble(rank -> 1.0 / rank).sum();
    return IntStream.rangeClosed(1, merchants)
        .map(rank -> (int) Math.max(5, Math.round(conversations / whole / rank)))
        .toArray();
  }

  /// How many of a merchant's conversations are not closed.
  int open(int size) {
    return (int) Math.max(2, Math.round(size * Math.min(0.04, (double) MOST_OPEN / conversations)));
  }

  /// What a disk must have free before: rows, indexes, the log of changes and room to sort.
  long bytes() {
    return 3_000_000_000L + 1_100L * LINES_EACH * conversations;
  }

  String name() {
    return merchants + "x" + conversations;
  }
}
