package io.heqi.commerce.dropship;

import io.heqi.shared.MerchantId;
import java.util.UUID;

/// Somebody of a supplier who is signed in on the suppliers' page. They are none of the merchant's
/// people and hold no permission: they see what their supplier sends, and nothing else.
///
/// @param address where the request comes from, for the audit log
public record SupplierVisitor(
    MerchantId merchant, SupplierId supplier, UUID account, String name, String address) {}
