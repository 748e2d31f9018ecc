package io.heqi.staff;

import io.heqi.merchant.MerchantEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Writes what is done to shops into the audit log, in the transaction of the deed.
@Component
class MerchantAuditListener {

  private final AuditLog audit;

  MerchantAuditListener(AuditLog audit) {
    this.audit = audit;
  }

  @EventListener
  void on(MerchantEvent event) {
    var action =
        switch (event) {
          case MerchantEvent.ShopOpened _ -> "merchant.shop-opened";
          case MerchantEvent.ShopChanged _ -> "merchant.shop-changed";
          case MerchantEvent.HoursSet _ -> "merchant.hours-set";
        };
    audit.record(event.by(), action, event.shop());
  }
}
