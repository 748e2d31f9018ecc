package io.heqi.channel.transcript;

import io.heqi.shared.AccountId;
import io.heqi.shared.ChannelId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A transcript that was handed in, and how far it has come.
///
/// @param digest SHA-256 of the file; the same file again stores nothing twice
/// @param state `NEW`, `RUNNING`, `DONE`, `CANCELLED` or `FAILED`
/// @param linesKnown lines that had been stored before
public record TranscriptImport(
    MerchantId merchant,
    UUID id,
    ShopId shop,
    @Nullable ChannelId channel,
    String name,
    String digest,
    String format,
    String charset,
    @Nullable Mapping mapping,
    String state,
    long rowsRead,
    long linesStored,
    long linesKnown,
    long rowsBad,
    long conversations,
    String reason,
    AccountId madeBy,
    Instant madeAt,
    @Nullable Instant finishedAt) {}
