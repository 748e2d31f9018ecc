package io.heqi.customer;

import io.heqi.shared.ChannelId;
import io.heqi.shared.MerchantId;

/// Under which name a channel brings a customer.
///
/// @param externalId the channel's own id of the person, 1 to 200 characters
public record IdentityKey(MerchantId merchant, ChannelId channel, String externalId) {}
