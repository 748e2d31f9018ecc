package io.heqi.channel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param messagesPerSecond how many messages a widget may send each second in the long run
/// @param burst how many it may send at once
@ConfigurationProperties("heqi.channel")
record ChannelSettings(@DefaultValue("5") int messagesPerSecond, @DefaultValue("20") int burst) {}
