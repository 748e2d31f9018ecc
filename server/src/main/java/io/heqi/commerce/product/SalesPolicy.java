package io.heqi.commerce.product;

import io.heqi.shared.AccountId;
import io.heqi.shared.ShopId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A version of what holds of a shop's prices, promotions and service.
///
/// @param version from 1
/// @param saidAt when this version was entered
/// @param replacedAt until the next version was; null for the last
public record SalesPolicy(
    PolicyId id,
    int version,
    ShopId shop,
    SavePolicy says,
    Instant saidAt,
    AccountId saidBy,
    @Nullable Instant replacedAt) {}
