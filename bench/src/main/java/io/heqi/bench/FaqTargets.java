package io.heqi.bench;

import java.nio.file.Path;
import java.util.Map;

/// What must be reached, for the shapes that have an aim: by name of the figure, the least value,
/// or for a loss the most.
record FaqTargets(Map<String, Double> values) {

  private static final int EVERYTHING = Integer.MAX_VALUE;

  static FaqTargets of(Path file, int items) {
    return new FaqTargets(
        switch (file.getFileName() + " " + (items == EVERYTHING ? "all" : items)) {
          case "faq_lcqmc.tsv 2000" ->
              Map.of(
                  "top1", 0.96, "answered", 0.90, "traditional.loss", 0.5, "homophone.loss", 0.5);
          case "faq_oppo.tsv 200" -> Map.of("answered", 0.70);
          case "faq_oppo.tsv all" -> Map.of("top1", 0.74);
          default -> Map.of();
        });
  }

  void share(Results results, String name, double value) {
    var least = values.get(name);
    if (least == null) {
      results.plain(name, value, "share");
    } else {
      results.atLeast(name, value, "share", least);
    }
  }

  void loss(Results results, String name, double points) {
    var most = values.get(name);
    if (most == null) {
      results.plain(name, points, "points");
    } else {
      results.atMost(name, points, "points", most);
    }
  }
}
