package io.heqi.commerce.gateway;

import io.heqi.merchant.Platform;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A shop's connection with its platform, as it is stored.
///
/// @param pushKey the end of the shop's push address
/// @param pulledThrough everything that changed before was pulled
/// @param pulled how many orders came by pulling and were new or newer
/// @param pushed how many came after a push
/// @param reason why the last pull failed; empty where it did not
record Gateway(
    MerchantId merchant,
    ShopId shop,
    Platform platform,
    Credentials credentials,
    String pushKey,
    boolean enabled,
    @Nullable UUID confirmedBy,
    @Nullable Instant confirmedAt,
    Instant pulledThrough,
    @Nullable Instant lastPullAt,
    @Nullable Instant lastPushAt,
    long pulled,
    long pushed,
    Instant nextPullAt,
    String reason) {}
