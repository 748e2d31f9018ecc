package io.heqi.contact;

import io.heqi.shared.CustomerId;
import io.heqi.shared.ShopId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something to be said to a customer as soon as that is allowed.
///
/// @param key names the occasion: planning it again plans nothing more
/// @param subject what it is about in a word, such as an order's number
/// @param card shown with the text; null for none
/// @param uselessFrom from then on it is not said any more
public record PlanContact(
    String key,
    CustomerId customer,
    ShopId shop,
    ContactPurpose purpose,
    String subject,
    String text,
    @Nullable Map<String, Object> card,
    Instant uselessFrom) {}
