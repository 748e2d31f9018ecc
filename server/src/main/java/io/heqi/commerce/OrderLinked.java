package io.heqi.commerce;

import io.heqi.shared.MerchantId;

/// Whose an order is was said or taken back; told in the transaction that wrote it.
public record OrderLinked(MerchantId merchant, OrderId order) {}
