package io.heqi.commerce.watch;

import io.heqi.commerce.OrderId;
import io.heqi.contact.ContactState;
import io.heqi.shared.CustomerId;
import io.heqi.shared.ShopId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A troubled parcel as a page shows it.
///
/// @param since when something was last heard of it
/// @param customers whom it concerns, as far as is known
/// @param notice what they would be told
/// @param told how far telling them is; null where nobody wanted it yet
public record TroubleView(
    TroubleId id,
    ShopId shop,
    OrderId order,
    String orderNumber,
    String buyerName,
    String goods,
    String carrier,
    String number,
    ParcelTrouble trouble,
    Instant since,
    String lastEvent,
    List<CustomerId> customers,
    String notice,
    @Nullable ContactState told) {}
