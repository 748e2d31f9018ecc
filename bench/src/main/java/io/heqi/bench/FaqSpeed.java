package io.heqi.bench;

import io.heqi.language.Meanings;
import io.heqi.language.Phrasing;
import io.heqi.language.Questions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/// How fast decisions are and what they cost, in one thread.
final class FaqSpeed {

  private static final double KILOBYTES = 1024;
  private static final int WARMING = 500;
  private static final int ROUNDS = 2_000;

  private FaqSpeed() {}

  /// Loads all that a decision needs and makes the first one.
  ///
  /// @return how long that took from the beginning of the process, in seconds
  static double ready(Meanings meanings) {
    var phrasings = FaqDesk.phrasings(meanings, List.of("怎么改收货地址", "多久发货"));
    new FaqDesk(meanings, Questions.of(phrasings)).decide("什麼時候發貨");
    return ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
  }

  /// The processor time of this process, in seconds.
  static double processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
  }

  /// How long it takes to make the index of phrasings whose meanings are there, in seconds: the
  /// median of five.
  static double building(List<Phrasing> phrasings) {
    return IntStream.range(0, 5)
        .mapToDouble(
            _ -> {
              var begun = System.nanoTime();
              var _ = Questions.of(phrasings);
              return (System.nanoTime() - begun) / 1e9;
            })
        .sorted()
        .toArray()[2];
  }

  /// How long decisions took, and for how much of that the thread had a processor: the second tells
  /// what others on the machine do to the first. In nanoseconds.
  record Times(Histogram wall, Histogram processor) {}

  /// 2,000 decisions, after 500 to warm up.
  static Times decisions(FaqDesk desk, List<String> questions) {
    var times = new Times(new Histogram(3), new Histogram(3));
    var threads = ManagementFactory.getThreadMXBean();
    for (var i = 0; i < WARMING + ROUNDS; i++) {
      var processor = threads.getCurrentThreadCpuTime();
      var begun = System.nanoTime();
      desk.decide(questions.get(i % questions.size()));
      if (i >= WARMING) {
        times.wall.recordValue(System.nanoTime() - begun);
        times.processor.recordValue(threads.getCurrentThreadCpuTime() - processor);
      }
    }
    return times;
  }

  /// The memory of this process, heap and all else, in megabytes.
  static double memory() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KILOBYTES)
        .sum();
  }
}
