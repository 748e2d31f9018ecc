package io.heqi.customer;

import io.heqi.shared.CustomerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A customer's profile as the desk shows it.
public record CustomerView(
    CustomerId id,
    String name,
    int vipLevel,
    List<String> tags,
    String note,
    @Nullable Instant blockedAt,
    @Nullable String blockedReason,
    Instant createdAt) {}
