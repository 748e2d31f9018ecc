package io.heqi.aftersale.platform;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A case as its platform tells it.
///
/// @param number the platform's own, one in a shop
/// @param type the platform's code of the kind
/// @param state its code of the step
/// @param refund its code of the refund; empty where it has none
/// @param dispute its code of the dispute; empty where there is none
/// @param amount that the customer asks for; 0 where it is none
/// @param reason as the customer gave it
/// @param dueAt by when the step ends, as the platform says; null where it does not
/// @param updatedAt when it changed there
public record TellPlatformCase(
    String number,
    String orderNumber,
    String type,
    String state,
    String refund,
    String dispute,
    BigDecimal amount,
    String currency,
    String reason,
    @Nullable Instant dueAt,
    Instant updatedAt) {}
