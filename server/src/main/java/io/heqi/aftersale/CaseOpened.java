package io.heqi.aftersale;

import io.heqi.commerce.OrderId;
import io.heqi.shared.MerchantId;

/// Something about an order has an after-sale case now; told in the transaction that opened it.
public record CaseOpened(MerchantId merchant, CaseId id, OrderId order) {}
