package io.heqi.foundation.queue;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param pace how often to look into a queue, by its name, where its own pace does not suit
@ConfigurationProperties("heqi.queue")
public record QueueSettings(@DefaultValue Map<String, Duration> pace) {

  Duration paceOf(QueueJob.Plan<?> plan) {
    return pace.getOrDefault(plan.name(), plan.pace());
  }
}
