package io.heqi.foundation.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void waitsLongerAndLongerAndGivesUpAfterAboutADay() {
    var all =
        IntStream.rangeClosed(1, 30).mapToObj(Backoff::after).flatMap(Optional::stream).toList();
    assertThat(all).isSorted();
    assertThat(all.stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofHours(20), Duration.ofHours(28));
    assertThat(Backoff.after(30)).isEmpty();
  }
}
