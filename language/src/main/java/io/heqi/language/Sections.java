package io.heqi.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lists of texts in one file of the program, each below its name in brackets.
final class Sections {

  private Sections() {}

  /// @param path from the root, such as `language/intents.txt`
  static Map<String, List<String>> of(String path) {
    var sections = new LinkedHashMap<String, List<String>>();
    var name = "";
    for (var line : Resources.lines(path)) {
      if (line.startsWith("[") && line.endsWith("]")) {
        name = line.substring(1, line.length() - 1);
      } else {
        sections.computeIfAbsent(name, _ -> new ArrayList<>()).add(line);
      }
    }
    return sections;
  }
}
