package io.heqi.aftersale;

import io.heqi.commerce.OrderId;
import io.heqi.shared.MerchantId;

/// Money for an order was given back; told in the transaction that noted it.
public record RefundPaid(MerchantId merchant, OrderId order) {}
