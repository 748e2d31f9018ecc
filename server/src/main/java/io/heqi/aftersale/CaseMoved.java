package io.heqi.aftersale;

import io.heqi.shared.MerchantId;

/// A case stands elsewhere than before; told in the transaction that moved it.
public record CaseMoved(MerchantId merchant, CaseId id) {}
