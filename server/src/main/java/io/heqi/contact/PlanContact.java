package io.heqi.contact;

import io.heqi.shared.CustomerId;
import io.heqi.shared.ShopId;
import java.time.Instant;

/// Something to be said to a customer as soon as that is allowed.
///
/// @param key names the occasion: planning it again plans nothing more
/// @param subject what it is about in a word, such as an order's number
/// @param askedFor whether it answers what the customer wanted: that is neither held back nor
///     counted
/// @param uselessFrom from then on it is not said any more
public record PlanContact(
    String key,
    CustomerId customer,
    ShopId shop,
    ContactPurpose purpose,
    String subject,
    String text,
    boolean askedFor,
    Instant uselessFrom) {}
