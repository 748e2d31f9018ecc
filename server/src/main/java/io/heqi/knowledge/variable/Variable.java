package io.heqi.knowledge.variable;

import java.util.Optional;
import java.util.function.Function;

/// A blank in scripts that is filled from live data. Each bean of this type may stand in scripts
/// and is offered in their editor.
public interface Variable {

  /// As scripts write it between braces, such as `customer.name`: Latin letters, digits, dots, `_`
  /// and `-`, 60 at most.
  String code();

  /// The key of its words in the message bundles: what it is; with `-example` behind it an
  /// example, with `-needs` what has to be known to fill it.
  String words();

  /// Called in a transaction of its own savepoint and for the merchant of the occasion.
  ///
  /// @return what stands in its place, taken as it is; empty where it is not known
  Optional<String> fill(Occasion occasion);

  /// A variable whose words stand under `words` and its code with `-` for each dot.
  static Variable of(String code, String words, Function<Occasion, Optional<String>> lookUp) {
    var key = words + code.replace('.', '-');
    return new Variable() {
      @Override
      public String code() {
        return code;
      }

      @Override
      public String words() {
        return key;
      }

      @Override
      public Optional<String> fill(Occasion occasion) {
        return lookUp.apply(occasion);
      }
    };
  }
}
