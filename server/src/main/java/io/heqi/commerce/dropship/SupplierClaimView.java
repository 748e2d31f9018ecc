package io.heqi.commerce.dropship;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A claim as merchant and supplier see it.
///
/// @param mirrored the customer's case; null for the supplier, who has nothing to do with it
/// @param asked goods, freights and compensation less the restock fee
/// @param granted what the supplier said they pay; null before they answered
/// @param recovered what came in; null before it is settled
/// @param open what the reader may do now
public record SupplierClaimView(
    SupplierClaimId id,
    long number,
    SupplierId supplier,
    String supplierName,
    SupplierOrderId order,
    long orderNumber,
    @Nullable UUID mirrored,
    ClaimGround ground,
    ClaimState state,
    int version,
    BigDecimal goods,
    BigDecimal freights,
    BigDecimal compensation,
    BigDecimal restockFee,
    BigDecimal asked,
    @Nullable ClaimVerdict verdict,
    @Nullable BigDecimal granted,
    @Nullable BigDecimal recovered,
    String currency,
    String note,
    String answer,
    Instant openedAt,
    Instant dueAt,
    @Nullable Instant answeredAt,
    @Nullable Instant endedAt,
    List<SupplierOrderView.SuppliedLine> lines,
    List<ClaimMove> open) {}
