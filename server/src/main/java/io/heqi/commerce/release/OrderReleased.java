package io.heqi.commerce.release;

import io.heqi.commerce.OrderId;
import io.heqi.shared.MerchantId;

/// Whoever ships may have the order now; told in the transaction that released it.
public record OrderReleased(MerchantId merchant, OrderId order) {}
