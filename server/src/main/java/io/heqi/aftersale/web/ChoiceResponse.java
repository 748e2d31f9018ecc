package io.heqi.aftersale.web;

import io.heqi.aftersale.AfterSaleType;
import io.heqi.aftersale.Choice;
import io.heqi.aftersale.Party;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether one kind may be asked for, and what it costs.
///
/// @param grantable whether the merchant may grant it all the same
/// @param grounds in words: what stands against it, or what to know
/// @param atMost what can be paid back
/// @param freight who pays the way back; null where nothing goes back or where it depends
/// @param until by when it must be asked for
public record ChoiceResponse(
    AfterSaleType type,
    boolean allowed,
    boolean grantable,
    List<String> grounds,
    BigDecimal atMost,
    @Nullable Party freight,
    @Nullable Instant until) {

  public static ChoiceResponse of(Choice choice) {
    var verdict = choice.verdict();
    return new ChoiceResponse(
        verdict.type(),
        verdict.allowed(),
        verdict.grantable(),
        choice.grounds(),
        verdict.atMost(),
        verdict.freight(),
        verdict.until());
  }
}
