package io.heqi.aftersale.compensation;

import io.heqi.contact.ContactPurpose;
import io.heqi.contact.Contacts;
import io.heqi.contact.PlanContact;
import io.heqi.loyalty.CouponView;
import io.heqi.loyalty.Coupons;
import io.heqi.shared.MerchantId;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.stereotype.Component;

/// Tells customers what they were given. It answers what they complained of, and so is neither held
/// back nor counted.
@Component
class CompensationNews {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
  private static final Duration USELESS_AFTER = Duration.ofDays(7);

  private final CompensationRuleSets rules;
  private final Coupons coupons;
  private final Contacts contacts;
  private final Clock clock;

  CompensationNews(CompensationRuleSets rules, Coupons coupons, Contacts contacts, Clock clock) {
    this.rules = rules;
    this.coupons = coupons;
    this.contacts = contacts;
    this.clock = clock;
  }

  /// @param key under which a coupon was given
  void tell(MerchantId merchant, CompensationView c, String key) {
    var customer = c.customer();
    if (customer == null) {
      return;
    }
    contacts.plan(
        merchant,
        c.askedBy(),
        List.of(
            new PlanContact(
                key,
                customer,
                c.shop(),
                ContactPurpose.COMPENSATION,
                c.orderNumber(),
                text(merchant, c, key),
                true,
                clock.instant().plus(USELESS_AFTER))));
  }

  private String text(MerchantId merchant, CompensationView c, String key) {
    var coupon = coupons.byKey(merchant, key);
    var zone = rules.zone(merchant, c.shop());
    return rules
        .now(merchant, c.shop())
        .text(c.kind())
        .replace("{order}", c.orderNumber())
        .replace("{worth}", c.worth().stripTrailingZeros().toPlainString())
        .replace("{points}", String.valueOf(c.points()))
        .replace("{gift}", c.gift())
        .replace("{coupon}", coupon.map(CouponView::name).orElse(""))
        .replace("{code}", coupon.map(CouponView::code).orElse(""))
        .replace(
            "{until}", coupon.map(one -> DAY.format(one.validUntil().atZone(zone))).orElse(""));
  }
}
