package io.heqi.bot.flow;

import io.heqi.knowledge.ItemId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A flow as lists show it.
///
/// @param version the newest
/// @param published the one that customers are led through; null for none
public record FlowView(
    ItemId id, String name, int version, @Nullable Integer published, Instant changedAt) {}
