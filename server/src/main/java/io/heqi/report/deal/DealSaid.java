package io.heqi.report.deal;

import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whose a deal was said to be, and why.
///
/// @param by the supervisor; null where Heqi itself worked it out
public record DealSaid(
    Instant at,
    DealCause cause,
    DealOutcome outcome,
    @Nullable AccountId agent,
    @Nullable ConversationId conversation,
    @Nullable AccountId by,
    String note) {}
