package io.heqi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Questions in groups that ask the same, from a file of tab-separated rows `cluster, role (std or
/// var), cluster_size, question` below one line of headings. Further columns are not looked at.
record FaqRows(List<Group> groups) {

  /// @param standard the question as the knowledge would have it
  /// @param variants the same in other words
  record Group(String standard, List<String> variants) {}

  private static final int COLUMNS = 4;
  private static final int ROLE = 1;
  private static final int QUESTION = 3;

  static FaqRows read(Path file) throws IOException {
    var clusters = new LinkedHashMap<String, List<String[]>>();
    Files.readAllLines(file).stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .filter(row -> row.length >= COLUMNS)
        .forEach(row -> clusters.computeIfAbsent(row[0], _ -> new ArrayList<>()).add(row));
    return new FaqRows(clusters.values().stream().map(FaqRows::group).toList());
  }

  private static Group group(List<String[]> rows) {
    var variants = new ArrayList<>(rows);
    var standard =
        rows.stream().filter(row -> row[ROLE].equals("std")).findFirst().orElse(rows.getFirst());
    variants.remove(standard);
    return new Group(standard[QUESTION], variants.stream().map(row -> row[QUESTION]).toList());
  }

  List<String> questions() {
    var all = new ArrayList<String>();
    for (var group : groups) {
      all.add(group.standard);
      all.addAll(group.variants);
    }
    return all;
  }
}
