package io.heqi.commerce.dropship;

import io.heqi.commerce.OrderId;
import io.heqi.shared.MerchantId;

/// Who sends goods of an order, or in which parcels, is different from now on; told in the
/// transaction that wrote it down.
public record SupplyChanged(MerchantId merchant, OrderId order) {}
