package io.heqi.commerce.reminder;

import io.heqi.commerce.CommercePermissions;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.Orders;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import io.heqi.task.TaskId;
import io.heqi.task.TaskReader;
import io.heqi.task.TaskState;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells whoever has to call a customer which number to call, and nothing else of the receiver.
@Service
public class CallNumbers {

  private final TaskReader tasks;
  private final Orders orders;
  private final AuditLog audit;

  CallNumbers(TaskReader tasks, Orders orders, AuditLog audit) {
    this.tasks = tasks;
    this.orders = orders;
    this.audit = audit;
  }

  /// The number for an open call of the asker's own; each look stands in the audit log.
  @Transactional
  public String of(Actor by, TaskId id) {
    by.require(CommercePermissions.REMIND);
    var task = tasks.get(by, id).task();
    var about = task.about();
    var isTheirs = by.account().equals(task.owner()) && task.state() == TaskState.OPEN;
    if (!task.kind().equals(ReminderKinds.CALL) || about == null || !isTheirs) {
      throw Refusal.rule("commerce.call-not-yours");
    }
    var order = new OrderId(about);
    var receiver = orders.toSend(by.merchant(), order).receiver();
    if (receiver == null || receiver.phone().isBlank()) {
      throw Refusal.rule("commerce.phone-unknown");
    }
    audit.record(by, "commerce.phone-disclosed", order, Map.of("task", id));
    return receiver.phone();
  }
}
