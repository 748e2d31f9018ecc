package io.heqi.aftersale;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether something may be asked for, why or why not, and what it costs, before anybody asks.
///
/// @param grantable whether the merchant may grant it all the same, by their own will
/// @param grounds what stands against it where it may not be asked for; what to know where it may
/// @param atMost what can be paid back; 0 for kinds that pay nothing back
/// @param deducted what is kept of it because goods would no longer have been sent for nothing
/// @param freight who pays the way back; null where nothing goes back or where it depends
/// @param until by when it must be asked for; null where no time is running
public record Verdict(
    AfterSaleType type,
    boolean allowed,
    boolean grantable,
    List<Ground> grounds,
    BigDecimal atMost,
    BigDecimal deducted,
    @Nullable Party freight,
    @Nullable Instant until) {

  /// A reason; the texts stand under `aftersale.ground.` and the code.
  public record Ground(String code, List<Object> arguments) {

    static Ground of(String code, Object... arguments) {
      return new Ground(code, List.of(arguments));
    }
  }
}
