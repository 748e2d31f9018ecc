package io.heqi.knowledge.variable;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// All variables that modules offer to scripts.
@Component
public class Variables {

  private static final Logger log = LoggerFactory.getLogger(Variables.class);

  private final Map<String, Variable> variables;

  /// Up to a savepoint, so that one that fails leaves only its own place unfilled.
  private final TransactionTemplate apart;

  Variables(List<Variable> variables, PlatformTransactionManager transactions) {
    this.variables =
        variables.stream()
            .collect(
                Collectors.toMap(Variable::code, Function.identity(), (a, _) -> a, TreeMap::new));
    this.apart = new TransactionTemplate(transactions);
    apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  public List<Variable> all() {
    return variables.values().stream().sorted(Comparator.comparing(Variable::code)).toList();
  }

  public Collection<String> codes() {
    return variables.keySet();
  }

  /// What fills texts on one occasion; each variable is looked up once.
  public Filler on(Occasion occasion) {
    return new Filler(occasion);
  }

  public final class Filler {

    private record Wanted(String code, Locale language) {}

    private final Occasion occasion;
    private final Map<Wanted, Optional<String>> known = new HashMap<>();

    private Filler(Occasion occasion) {
      this.occasion = occasion;
    }

    /// Values with words of ours come in the text's language: Chinese where it holds a Chinese
    /// character, else English.
    public Filled fill(String text) {
      var language =
          text.codePoints().anyMatch(Character::isIdeographic)
              ? Locale.SIMPLIFIED_CHINESE
              : Locale.ENGLISH;
      return Placeholders.fill(
          text, code -> known.computeIfAbsent(new Wanted(code, language), this::lookUp));
    }

    private Optional<String> lookUp(Wanted wanted) {
      var variable = variables.get(wanted.code());
      if (variable == null) {
        return Optional.empty();
      }
      try {
        var value = apart.execute(_ -> variable.fill(occasion.in(wanted.language())));
        return Objects.requireNonNull(value).filter(text -> !text.isBlank());
      } catch (RuntimeException e) {
        log.warn("{} failed in conversation {}", wanted.code(), occasion.conversation(), e);
        return Optional.empty();
      }
    }
  }
}
