package io.heqi.aftersale.platform;

import io.heqi.aftersale.AfterSaleState;
import io.heqi.aftersale.AfterSaleType;
import io.heqi.merchant.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// What the platforms' codes of cases mean, from a table; our own names are understood of each.
@Component
class PlatformCodes {

  private static final String UNSENT = "_UNSENT";

  private enum Field {
    TYPE,
    STATE,
    REFUND,
    DISPUTE
  }

  private record Key(Platform platform, Field field, String code) {}

  /// @param sent whether the goods were on their way when it was asked for
  record Kind(AfterSaleType type, boolean sent) {}

  private final Map<Key, String> meanings;

  PlatformCodes() {
    try (var in = new ClassPathResource("aftersale/platform-codes.csv").getInputStream()) {
      this.meanings =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split(",", 4))
              .collect(
                  Collectors.toUnmodifiableMap(
                      cells ->
                          new Key(Platform.valueOf(cells[0]), Field.valueOf(cells[1]), cells[2]),
                      cells -> cells[3]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Kind> kind(Platform platform, String code) {
    var meaning = meanings.getOrDefault(new Key(platform, Field.TYPE, code), code);
    var sent = !meaning.endsWith(UNSENT);
    var name = sent ? meaning : meaning.substring(0, meaning.length() - UNSENT.length());
    return named(AfterSaleType.values(), name).map(type -> new Kind(type, sent));
  }

  /// Empty for a step that we do not know. A dispute that is under way counts before the step, and
  /// where the step is not over, so does what is said of the refund.
  Optional<AfterSaleState> state(Platform platform, String step, String refund, String dispute) {
    var disputed = found(platform, Field.DISPUTE, dispute);
    if (disputed.isPresent()) {
      return disputed;
    }
    var state = found(platform, Field.STATE, step).or(() -> named(AfterSaleState.values(), step));
    return state.filter(AfterSaleState::isOver).isPresent()
        ? state
        : found(platform, Field.REFUND, refund).or(() -> state);
  }

  private Optional<AfterSaleState> found(Platform platform, Field field, String code) {
    return Optional.ofNullable(meanings.get(new Key(platform, field, code)))
        .map(AfterSaleState::valueOf);
  }

  private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
    return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
  }
}
