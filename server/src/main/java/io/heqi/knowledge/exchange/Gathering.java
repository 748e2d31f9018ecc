package io.heqi.knowledge.exchange;

import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Terms;
import io.heqi.shared.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Gathers the entries of a file into items. An item with a bad entry is left out as a whole, for
/// an item with some of its answers would say something else.
final class Gathering {

  static final int MOST_ENTRIES = 50_000;
  private static final int MOST_CHARACTERS = 30_000_000;
  private static final int ASKED_EVERY = 1_000;

  private final EntryReader reader;
  private final Map<EntryReader.Key, Group> groups = new LinkedHashMap<>();
  private final List<Entry.Bad> bad = new ArrayList<>();
  private long characters;
  private int entries;
  private int picturesLeftOut;

  Gathering(EntryReader reader) {
    this.reader = reader;
  }

  /// An item of the file.
  record Item(EntryReader.Key key, Content content, Terms terms) {}

  /// What a file holds.
  ///
  /// @param entries how many entries were read
  /// @param bad in the order of the file
  record Gathered(int entries, List<Item> items, List<Entry.Bad> bad, int picturesLeftOut) {}

  /// The entries of one item that could be read.
  private static final class Group {
    final List<Entry> entries = new ArrayList<>();
    final List<EntryReader.Said> said = new ArrayList<>();
    boolean lacksOne;

    void take(Entry entry, ItemKind kind, EntryReader reader) {
      try {
        said.add(reader.read(entry, kind));
        entries.add(entry);
      } catch (Refusal reason) {
        lacksOne = true;
        throw reason;
      }
    }
  }

  /// @param goesOn asked now and then; where it says no, only a part was read
  Gathered gather(KnowledgeFile file, BooleanSupplier goesOn) throws IOException {
    file.read(
        entry -> {
          take(entry);
          return entries % ASKED_EVERY != 0 || goesOn.getAsBoolean();
        });
    var items = new ArrayList<Item>();
    groups.forEach((key, group) -> close(key, group, items));
    bad.sort(Comparator.comparingLong(one -> one.entry().line()));
    return new Gathered(entries, items, bad, picturesLeftOut);
  }

  int entries() {
    return entries;
  }

  private void take(Entry entry) {
    if (++entries > MOST_ENTRIES) {
      throw Refusal.tooLarge("knowledge.too-many-rows", MOST_ENTRIES);
    }
    entry.cells().values().forEach(cell -> characters += cell.length());
    if (characters > MOST_CHARACTERS) {
      throw Refusal.tooLarge("knowledge.import-too-long", MOST_CHARACTERS);
    }
    if (!entry.isReadable()) {
      bad.add(new Entry.Bad(entry, Refusal.invalid("knowledge.row-unreadable")));
      return;
    }
    try {
      var key = reader.key(entry);
      groups.computeIfAbsent(key, _ -> new Group()).take(entry, key.kind(), reader);
    } catch (Refusal reason) {
      bad.add(new Entry.Bad(entry, reason));
    }
  }

  private void close(EntryReader.Key key, Group group, List<Item> items) {
    try {
      if (group.lacksOne) {
        throw Refusal.invalid("knowledge.sibling-bad");
      }
      items.add(item(key, group.said));
      picturesLeftOut += group.said.stream().mapToInt(EntryReader.Said::picturesLeftOut).sum();
    } catch (Refusal reason) {
      group.entries.forEach(entry -> bad.add(new Entry.Bad(entry, reason)));
    }
  }

  /// What is said of the whole item stands in its first entry; ways to ask may stand in all.
  private static Item item(EntryReader.Key key, List<EntryReader.Said> said) {
    var first = said.getFirst();
    var questions = said.stream().flatMap(one -> one.questions().stream()).toList();
    var answers = said.stream().map(EntryReader.Said::answer).toList();
    return new Item(
        key,
        new Content(
            key.title(),
            questions,
            answers,
            first.scene(),
            first.stage(),
            first.code(),
            first.chart()),
        first.terms());
  }
}
