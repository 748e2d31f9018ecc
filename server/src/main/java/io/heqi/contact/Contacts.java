package io.heqi.contact;

import io.heqi.customer.CustomerSight;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Shops;
import io.heqi.shared.AccountId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The ledger of contacts that are ours to begin. What an agent answers in a conversation is none.
@Service
public class Contacts {

  private static final int SHOWN = 50;
  private static final int LONGEST_KEY = 200;
  private static final int LONGEST_TEXT = 2_000;

  private final ContactRepository contacts;
  private final ContactLimits limits;
  private final CustomerSight sight;
  private final Shops shops;
  private final AuditLog audit;
  private final Clock clock;

  Contacts(
      ContactRepository contacts,
      ContactLimits limits,
      CustomerSight sight,
      Shops shops,
      AuditLog audit,
      Clock clock) {
    this.contacts = contacts;
    this.limits = limits;
    this.sight = sight;
    this.shops = shops;
    this.audit = audit;
    this.clock = clock;
  }

  /// A telephone call that an agent made.
  public record Call(ContactPurpose purpose, String note) {}

  /// @param refused whether the customer wants no contacts of ours
  /// @param contacts newest first, at most 50
  public record Ledger(boolean refused, List<ContactView> contacts) {}

  /// Plans what is to be said, in the caller's transaction; it is said as soon as quiet hours and
  /// limits allow. Whatever was planned under the same key stays as it is.
  ///
  /// @param by who wants it; null for Heqi itself
  /// @return how many are new
  @Transactional(propagation = Propagation.MANDATORY)
  public int plan(MerchantId merchant, @Nullable AccountId by, Collection<PlanContact> plans) {
    for (var plan : plans) {
      if (plan.key().isBlank() || plan.key().length() > LONGEST_KEY) {
        throw Refusal.invalid("contact.key-malformed", LONGEST_KEY);
      }
      if (plan.text().isBlank() || plan.text().length() > LONGEST_TEXT) {
        throw Refusal.invalid("contact.text-malformed", LONGEST_TEXT);
      }
    }
    return plans.isEmpty() ? 0 : contacts.plan(merchant, by, plans, clock.instant());
  }

  /// Takes back what nobody has begun to say.
  @Transactional(propagation = Propagation.MANDATORY)
  public int withdraw(MerchantId merchant, Collection<String> keys) {
    return contacts.withdraw(merchant, keys);
  }

  /// How far those planned under these keys are.
  @Transactional(readOnly = true)
  public Map<String, ContactView> byKeys(MerchantId merchant, Collection<String> keys) {
    return contacts.byKeys(merchant, keys);
  }

  /// What a customer was told about one thing, newest first, of the newest 50 contacts.
  ///
  /// @param subject as it was planned, such as an order's number
  @Transactional(readOnly = true)
  public List<ContactView> made(MerchantId merchant, CustomerId customer, String subject) {
    return contacts.ofCustomer(merchant, customer, SHOWN).stream()
        .filter(one -> one.sentAt() != null && one.subject().equals(subject))
        .toList();
  }

  /// From when on a customer may be contacted by a shop: now, after quiet hours, or when limits
  /// leave room again.
  ///
  /// @return [Instant#MAX] where the customer wants no contacts, or the shop makes none
  @Transactional(readOnly = true)
  public Instant allowedFrom(MerchantId merchant, CustomerId customer, ShopId shop) {
    return limits.allowedFrom(merchant, customer, shop, clock.instant());
  }

  /// Writes down a call that an agent made for another module, in the caller's transaction; it
  /// counts like any contact. Doing so again under the same key writes nothing more.
  @Transactional(propagation = Propagation.MANDATORY)
  public void called(
      MerchantId merchant, AccountId by, String key, CustomerId customer, ShopId shop, Call call) {
    contacts.serialise(merchant, customer);
    contacts.made(merchant, by, key, customer, shop, call, clock.instant());
  }

  /// When and about what a customer was contacted.
  @Transactional(readOnly = true)
  public Ledger ofCustomer(Actor by, CustomerId customer) {
    requireKept(by, customer);
    return new Ledger(
        contacts.refuses(by.merchant(), customer),
        contacts.ofCustomer(by.merchant(), customer, SHOWN));
  }

  /// Writes down a call, which counts like any contact: Heqi does not make it and cannot hold it
  /// back.
  ///
  /// @param clientId made by the client, 1 to 100 characters: sending it again writes nothing more
  @Transactional
  public void called(Actor by, CustomerId customer, ShopId shop, String clientId, Call call) {
    requireKept(by, customer);
    shops.get(by.merchant(), shop);
    if (clientId.isBlank() || clientId.length() > 100) {
      throw Refusal.invalid("contact.key-malformed", 100);
    }
    if (call.note().length() > LONGEST_TEXT) {
      throw Refusal.invalid("contact.text-malformed", LONGEST_TEXT);
    }
    contacts.serialise(by.merchant(), customer);
    contacts.made(
        by.merchant(),
        by.account(),
        "call:" + by.account() + ":" + clientId,
        customer,
        shop,
        call,
        clock.instant());
    audit.record(by, "contact.called", customer, Map.of("purpose", call.purpose()));
  }

  /// The customer wants no contacts of ours any more. Answers in a conversation are none.
  @Transactional
  public void refuse(Actor by, CustomerId customer) {
    requireKept(by, customer);
    if (contacts.refuse(by.merchant(), customer, by.account(), clock.instant())) {
      audit.record(by, "contact.refused", customer, Map.of());
    }
  }

  /// The customer does want them.
  @Transactional
  public void allow(Actor by, CustomerId customer) {
    requireKept(by, customer);
    if (contacts.allow(by.merchant(), customer)) {
      audit.record(by, "contact.allowed", customer, Map.of());
    }
  }

  private void requireKept(Actor by, CustomerId customer) {
    by.require(ContactPermissions.KEEP);
    sight.requireSeen(by, customer);
  }
}
