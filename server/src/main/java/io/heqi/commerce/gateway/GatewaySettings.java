package io.heqi.commerce.gateway;

import io.heqi.merchant.Platform;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the house reaches the shop platforms. Merchants cannot change it: whoever could, could have
/// Heqi call any address.
///
/// @param addresses where a platform's interface stands, if not where the platform says
/// @param pace how often a shop is asked for what changed
/// @param patience how long an answer is waited for
@ConfigurationProperties("heqi.gateway")
public record GatewaySettings(
    @DefaultValue Map<Platform, String> addresses,
    @DefaultValue("2m") Duration pace,
    @DefaultValue("10s") Duration patience) {}
