package io.heqi.staff;

import io.heqi.merchant.mail.MailEvent;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Writes into the audit log who changed the mail server.
@Component
class MailAuditListener {

  private final AuditLog audit;

  MailAuditListener(AuditLog audit) {
    this.audit = audit;
  }

  @EventListener
  void on(MailEvent event) {
    switch (event) {
      case MailEvent.SettingsChanged(var by, var host, var from) ->
          audit.record(
              by, "merchant.mail-changed", by.merchant(), Map.of("host", host, "from", from));
      case MailEvent.SettingsRemoved(var by) ->
          audit.record(by, "merchant.mail-removed", by.merchant());
    }
  }
}
