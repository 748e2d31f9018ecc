package io.heqi.channel;

import io.heqi.shared.MerchantId;

/// What a card of a [VisitorCardSource] shows has changed; told in the transaction that changed it.
public record CardChanged(MerchantId merchant, CardName card) {}
