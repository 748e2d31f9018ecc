package io.heqi.channel.transcript;

import io.heqi.conversation.SenderKind;
import io.heqi.shared.ShopId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// When each customer of a transcript writes once it is played again. Talks begin as soon as one of
/// a fixed number of places is free, in the order of the file. Within a talk the customer's pauses
/// are those of the transcript, but none is longer than two minutes or shorter than two seconds;
/// where there are no times, each is twenty seconds. The agents' lines are left to today's agents:
/// they count for the pauses only.
/// @param shop to whose agents the customers write
record ReplayScript(ShopId shop, List<Step> steps) {

  /// A longer transcript is played up to here.
  static final int MOST_STEPS = 20_000;

  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration SHORTEST = Duration.ofSeconds(2);
  private static final Duration UNKNOWN = Duration.ofSeconds(20);

  /// A customer writes something.
  ///
  /// @param after since the beginning, at the transcript's own speed
  /// @param talk which talk it belongs to; each is another customer
  record Step(Duration after, String talk, String customerName, String text) {}

  static ReplayScript of(ShopId shop, Collection<TalkReader.Line> lines, int atOnce) {
    var talks = new LinkedHashMap<String, List<TalkReader.Line>>();
    lines.forEach(line -> talks.computeIfAbsent(line.talk(), _ -> new ArrayList<>()).add(line));
    var places = new PriorityQueue<Duration>();
    for (var i = 0; i < atOnce; i++) {
      places.add(UNKNOWN.multipliedBy(i).dividedBy(atOnce));
    }
    var steps = new ArrayList<Step>();
    for (var talk : talks.values()) {
      var begin = places.remove();
      places.add(play(talk, begin, steps).plus(UNKNOWN));
    }
    steps.sort(Comparator.comparing(Step::after));
    return new ReplayScript(shop, steps.stream().limit(MOST_STEPS).toList());
  }

  /// @return when the talk is over
  private static Duration play(List<TalkReader.Line> talk, Duration begin, List<Step> steps) {
    var at = begin;
    Instant before = null;
    var first = true;
    for (var line : talk) {
      if (line.sender() != SenderKind.CUSTOMER) {
        continue;
      }
      at = first ? at : at.plus(pause(before, line.at()));
      steps.add(new Step(at, line.talk(), line.customerName(), line.text()));
      before = line.at();
      first = false;
    }
    return at;
  }

  private static Duration pause(@Nullable Instant before, @Nullable Instant at) {
    if (before == null || at == null) {
      return UNKNOWN;
    }
    var pause = Duration.between(before, at);
    if (pause.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }

  /// How many steps are due.
  int due(Duration elapsed) {
    var low = 0;
    var high = steps.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (steps.get(middle).after().compareTo(elapsed) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
