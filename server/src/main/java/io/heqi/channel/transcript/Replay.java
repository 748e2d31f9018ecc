package io.heqi.channel.transcript;

import io.heqi.shared.AccountId;
import io.heqi.shared.ChannelId;
import io.heqi.shared.MerchantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A transcript that is played again as customers who write now.
///
/// @param speed how many times as fast as it was
/// @param atOnce how many customers talk at the same time
/// @param state `RUNNING`, `DONE`, `STOPPED` or `FAILED`
/// @param played messages that were sent, of `total`
public record Replay(
    MerchantId merchant,
    UUID id,
    UUID transcript,
    ChannelId channel,
    int speed,
    int atOnce,
    String state,
    int played,
    int total,
    String reason,
    AccountId madeBy,
    Instant startedAt,
    @Nullable Instant finishedAt) {}
