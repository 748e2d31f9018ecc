package io.heqi.knowledge;

import io.heqi.shared.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One version of an item, and who wrote and approved it.
public record VersionView(
    int version,
    Content content,
    Terms terms,
    AccountId author,
    Instant writtenAt,
    @Nullable AccountId approver,
    @Nullable Instant approvedAt) {}
