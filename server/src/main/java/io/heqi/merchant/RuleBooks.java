package io.heqi.merchant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Opens the books of rules.
@Component
public class RuleBooks {

  private final RuleSets rules;
  private final Clock clock;
  private final JsonMapper json;

  RuleBooks(RuleSets rules, Clock clock, JsonMapper json) {
    this.rules = rules;
    this.clock = clock;
    this.json = json;
  }

  /// The rules of one kind.
  ///
  /// @param shipped where those stand that Heqi brings, as JSON
  public <T> RuleBook<T> of(String kind, Class<T> shape, String shipped) {
    try (var in = RuleBooks.class.getResourceAsStream(shipped)) {
      return new RuleBook<>(
          rules, clock, kind, shape, json.readValue(Objects.requireNonNull(in, shipped), shape));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
