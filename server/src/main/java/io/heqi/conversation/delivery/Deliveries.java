package io.heqi.conversation.delivery;

import io.heqi.conversation.Access;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;

/// What people may do with deliveries; [DeliveryJob] makes them.
@Service
public class Deliveries {

  private final Outbox outbox;
  private final Access access;
  private final AuditLog audit;
  private final Clock clock;

  Deliveries(Outbox outbox, Access access, AuditLog audit, Clock clock) {
    this.outbox = outbox;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /// Sends a failed message again, by a person's wish.
  public void again(Actor by, ConversationId conversation, long seq) {
    access.answerable(by, conversation);
    if (!outbox.requeue(by.merchant(), conversation, seq, clock.instant())) {
      throw Refusal.conflict("conversation.not-failed");
    }
    audit.record(by, "conversation.sent-again", conversation, Map.of("seq", seq));
  }
}
