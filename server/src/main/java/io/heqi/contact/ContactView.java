package io.heqi.contact;

import io.heqi.shared.AccountId;
import io.heqi.shared.ShopId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A contact as a page shows it.
///
/// @param subject what it is about, such as an order's number
/// @param by who planned or made it; null for Heqi itself
/// @param sentAt when it was made; null where it was not
/// @param dueAt when a planned one is tried next
public record ContactView(
    ContactId id,
    ShopId shop,
    ContactPurpose purpose,
    ContactWay way,
    ContactState state,
    String subject,
    String text,
    @Nullable AccountId by,
    Instant plannedAt,
    @Nullable Instant sentAt,
    @Nullable Instant dueAt) {}
