package io.heqi.bot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heqi.language.Feeling;
import io.heqi.language.Feelings;
import io.heqi.language.Intent;
import io.heqi.language.Intents;
import io.heqi.language.Line;
import io.heqi.language.Meanings;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/// Reads how a line sounds and what it wants, in about five milliseconds of one core. The first
/// reading learns both, which takes some seconds.
@Component
class LineReader {

  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final Meanings meanings;
  private final SingletonSupplier<Learnt> learnt;
  private final Cache<String, Reading> lately =
      Caffeine.newBuilder().maximumSize(2_000).expireAfterAccess(REMEMBERED).build();

  LineReader(Meanings meanings) {
    this.meanings = meanings;
    this.learnt = SingletonSupplier.of(() -> Learnt.with(meanings));
  }

  record Reading(Feeling feeling, Intent intent) {}

  private record Learnt(Feelings feelings, Intents intents) {

    static Learnt with(Meanings meanings) {
      return new Learnt(new Feelings(meanings), Intents.learn(Intents.seeds(meanings), List.of()));
    }
  }

  Reading read(String text) {
    return lately.get(text, this::readAnew);
  }

  private Reading readAnew(String text) {
    var line = Line.of(text, meanings);
    var known = learnt.obtain();
    return new Reading(known.feelings().of(line), known.intents().of(line, List.of()));
  }
}
