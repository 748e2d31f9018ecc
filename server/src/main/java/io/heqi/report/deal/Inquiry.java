package io.heqi.report.deal;

import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A customer's question and one who answered it.
///
/// @param agent null where the bot did
/// @param day of the question in the zone of the shop that was asked
/// @param answeredAt when that one answered it first
record Inquiry(
    CustomerId customer,
    ConversationId conversation,
    @Nullable AccountId agent,
    Instant askedAt,
    LocalDate day,
    Instant answeredAt) {}
