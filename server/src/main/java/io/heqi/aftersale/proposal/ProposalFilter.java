package io.heqi.aftersale.proposal;

import io.heqi.aftersale.cause.CauseDimension;
import org.jspecify.annotations.Nullable;

/// Which proposals a list shows; null for any.
///
/// @param by and `key`: the row of the analysis that they are about
public record ProposalFilter(
    @Nullable ProposalState state,
    @Nullable ProposalKind kind,
    @Nullable CauseDimension by,
    @Nullable String key) {}
