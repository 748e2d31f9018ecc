package io.heqi.task;

import io.heqi.shared.CustomerId;
import io.heqi.shared.ShopId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something to be done by an agent.
///
/// @param key names the occasion: planning it again plans nothing more; 1 to 200 characters
/// @param kind the code of a [TaskKind]
/// @param customer whom it concerns; null where nobody known
/// @param about what it leads to, such as an order, by its id
/// @param subject the same in a word, such as an order's number; 1 to 100 characters
/// @param title what it is, as a list shows it; at most 300 characters, a longer one is cut
public record PlanTask(
    String key,
    String kind,
    ShopId shop,
    @Nullable CustomerId customer,
    @Nullable UUID about,
    String subject,
    String title,
    Instant dueAt) {}
