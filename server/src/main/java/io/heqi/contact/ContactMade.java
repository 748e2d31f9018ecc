package io.heqi.contact;

import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import java.time.Instant;

/// A planned contact was said in a customer's chat; told in the transaction that stored it, and
/// where a crash comes in between, told again.
///
/// @param key of whoever planned it
public record ContactMade(MerchantId merchant, String key, CustomerId customer, Instant at) {}
