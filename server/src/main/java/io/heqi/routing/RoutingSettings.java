package io.heqi.routing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param angryShare how many customers who sound angry an agent gets at most while another who
///     could take the next has none
@ConfigurationProperties("heqi.routing")
record RoutingSettings(@DefaultValue("2") int angryShare) {}
