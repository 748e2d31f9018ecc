package io.heqi.commerce.gateway;

import io.heqi.commerce.OrderState;
import io.heqi.merchant.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// What the codes of the platforms mean, from tables under `gateway/`: a line each with platform,
/// code and meaning.
@Component
public class CodeTables {

  private record Key(Platform platform, String code) {}

  private final Map<Key, OrderState> states;
  private final Map<Key, GatewayFailure.Kind> failures;
  private final Map<Key, String> carriers;

  CodeTables() {
    this.states = read("order-states.csv", OrderState::valueOf);
    this.failures = read("failures.csv", GatewayFailure.Kind::valueOf);
    this.carriers = read("carriers.csv", Function.identity());
  }

  private static <T> Map<Key, T> read(String name, Function<String, T> meaning) {
    try (var in = new ClassPathResource("gateway/" + name).getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(",", 3))
          .collect(
              Collectors.toUnmodifiableMap(
                  cells -> new Key(Platform.valueOf(cells[0]), cells[1]),
                  cells -> meaning.apply(cells[2])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Empty for a code that we do not know.
  public Optional<OrderState> state(Platform platform, String code) {
    return Optional.ofNullable(states.get(new Key(platform, code)));
  }

  /// How a call failed; what is not in the table was refused.
  public GatewayFailure.Kind failure(Platform platform, String code) {
    return failures.getOrDefault(new Key(platform, code), GatewayFailure.Kind.REFUSED);
  }

  /// The carrier's name; the code itself where we do not know it.
  public String carrier(Platform platform, String code) {
    return carriers.getOrDefault(new Key(platform, code), code);
  }
}
