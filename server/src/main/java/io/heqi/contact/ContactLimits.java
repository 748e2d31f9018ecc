package io.heqi.contact;

import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Knows when a customer may be contacted next.
@Component
class ContactLimits {

  private final ContactRepository contacts;
  private final ContactRuleSets rules;

  ContactLimits(ContactRepository contacts, ContactRuleSets rules) {
    this.contacts = contacts;
    this.rules = rules;
  }

  /// @return `now` where it may be at once; [Instant#MAX] where it never may
  Instant allowedFrom(MerchantId merchant, CustomerId customer, ShopId shop, Instant now) {
    if (contacts.refuses(merchant, customer)) {
      return Instant.MAX;
    }
    var made = contacts.made(merchant, customer, now.minus(ContactRules.WEEK));
    return rules.now(merchant, shop).allowedFrom(made, now, rules.zone(merchant, shop));
  }
}
