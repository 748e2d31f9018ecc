package io.heqi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Labelled texts that may be measured with but are no part of Heqi; they stand in the folder `dev`
/// of the one that `HEQI_TEST_DATA` names.
record TestData(Path folder) {

  static Optional<TestData> find() {
    return Optional.ofNullable(System.getenv("HEQI_TEST_DATA"))
        .map(named -> Path.of(named, "dev"))
        .filter(Files::isDirectory)
        .map(TestData::new);
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /// The cells of each row below the headings, in an order that only the seed decides.
  static List<List<String>> shuffled(Path file, long seed) throws IOException {
    var rows = new ArrayList<List<String>>();
    for (var line : Files.readAllLines(file).stream().skip(1).toList()) {
      rows.add(List.of(line.split("\t", -1)));
    }
    Collections.shuffle(rows, new Random(seed));
    return rows;
  }
}
