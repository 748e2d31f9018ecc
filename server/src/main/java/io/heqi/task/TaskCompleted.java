package io.heqi.task;

import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An agent completed a task; told in the transaction that stored it.
///
/// @param key of whoever planned it
/// @param detail null where the result says all
/// @param note of whoever completed it; empty for none
public record TaskCompleted(
    MerchantId merchant,
    TaskId task,
    String kind,
    String key,
    String result,
    @Nullable String detail,
    String note,
    AccountId by,
    Instant at) {}
