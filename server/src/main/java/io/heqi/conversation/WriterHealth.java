package io.heqi.conversation;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Whether messages can be stored now.
@Component("writer")
class WriterHealth implements HealthIndicator {

  private final ConversationWriter writer;

  WriterHealth(ConversationWriter writer) {
    this.writer = writer;
  }

  @Override
  public Health health() {
    return (writer.works() ? Health.up() : Health.down()).build();
  }
}
