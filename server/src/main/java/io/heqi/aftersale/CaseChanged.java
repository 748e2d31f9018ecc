package io.heqi.aftersale;

import io.heqi.commerce.OrderId;
import io.heqi.shared.MerchantId;

/// A case was opened, moved or judged, or something was given for it; told in the transaction that
/// wrote it down.
public record CaseChanged(MerchantId merchant, OrderId order) {}
