package io.heqi.contact;

import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What customers say themselves about being contacted. It holds at once, also for what is planned
/// already: whatever is to be said looks before it is said.
@Service
public class OwnContacts {

  private final ContactRepository contacts;
  private final AuditLog audit;
  private final Clock clock;

  OwnContacts(ContactRepository contacts, AuditLog audit, Clock clock) {
    this.contacts = contacts;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public boolean refuses(MerchantId merchant, CustomerId customer) {
    return contacts.refuses(merchant, customer);
  }

  @Transactional
  public void refuse(MerchantId merchant, CustomerId customer) {
    if (contacts.refuse(merchant, customer, null, clock.instant())) {
      audit.recordOwn(merchant, customer, "contact.refused-by-customer", customer, Map.of());
    }
  }

  @Transactional
  public void allow(MerchantId merchant, CustomerId customer) {
    if (contacts.allow(merchant, customer)) {
      audit.recordOwn(merchant, customer, "contact.allowed-by-customer", customer, Map.of());
    }
  }
}
