package io.heqi.loyalty;

import io.heqi.customer.CustomerSight;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Shops;
import io.heqi.shared.AccountId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Coupons: what kinds there are, who has one, what became of it.
@Service
public class Coupons {

  static final int MOST_CODES = 10_000;
  private static final int SHOWN = 50;

  private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}_-]{4,64}");

  /// Without those that are easily mistaken for one another.
  private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int CODE_LENGTH = 12;

  private final CouponRepository coupons;
  private final CustomerSight sight;
  private final Shops shops;
  private final AuditLog audit;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Coupons(CouponRepository coupons, CustomerSight sight, Shops shops, AuditLog audit, Clock clock) {
    this.coupons = coupons;
    this.sight = sight;
    this.shops = shops;
    this.audit = audit;
    this.clock = clock;
  }

  /// A shop's kinds, those that may be given first.
  @Transactional(readOnly = true)
  public List<CouponKindView> kinds(Actor by, ShopId shop) {
    by.require(LoyaltyPermissions.READ);
    shops.get(by.merchant(), shop);
    return coupons.kinds(by.merchant(), shop);
  }

  /// One kind, for whoever gives coupons.
  @Transactional(readOnly = true)
  public CouponKindView kind(MerchantId merchant, CouponKindId id) {
    return coupons.kind(merchant, id).orElseThrow(Coupons::kindUnknown);
  }

  /// @param currency ISO 4217
  @Transactional
  public CouponKindId add(
      Actor by, ShopId shop, CouponSource source, String currency, SaveCouponKind kind) {
    by.require(LoyaltyPermissions.MANAGE);
    shops.get(by.merchant(), shop);
    if (!currency.matches("[A-Z]{3}")) {
      throw Refusal.invalid("loyalty.currency-malformed");
    }
    var id = CouponKindId.next();
    if (!coupons.add(by.merchant(), shop, id, source, currency, kind, clock.instant())) {
      throw Refusal.conflict("loyalty.name-taken", kind.name());
    }
    audit.record(by, "loyalty.coupon-kind-added", id, Map.of("name", kind.name()));
    return id;
  }

  /// Changes what is given from now on; coupons that somebody has stay as they are.
  @Transactional
  public void change(Actor by, CouponKindId id, SaveCouponKind kind) {
    by.require(LoyaltyPermissions.MANAGE);
    var before = kind(by.merchant(), id);
    if (!before.name().equals(kind.name())
        && coupons.isTaken(by.merchant(), before.shop(), kind.name())) {
      throw Refusal.conflict("loyalty.name-taken", kind.name());
    }
    coupons.change(by.merchant(), id, kind);
    audit.record(by, "loyalty.coupon-kind-changed", id, Map.of("name", kind.name()));
  }

  /// Lays codes in stock that were made elsewhere; one that is known is left as it is.
  ///
  /// @return how many are new
  @Transactional
  public int stock(Actor by, CouponKindId id, Collection<String> codes) {
    by.require(LoyaltyPermissions.MANAGE);
    if (kind(by.merchant(), id).source() != CouponSource.STOCK) {
      throw Refusal.rule("loyalty.codes-are-made");
    }
    var clean =
        codes.stream().map(String::strip).filter(code -> !code.isEmpty()).distinct().toList();
    if (clean.isEmpty() || clean.size() > MOST_CODES) {
      throw Refusal.invalid("loyalty.codes-malformed", MOST_CODES);
    }
    for (var code : clean) {
      if (!CODE.matcher(code).matches()) {
        throw Refusal.invalid("loyalty.code-malformed", code);
      }
    }
    var added = coupons.stock(by.merchant(), id, clean);
    audit.record(by, "loyalty.codes-stocked", id, Map.of("codes", added));
    return added;
  }

  /// Gives a customer a coupon, in the caller's transaction; giving under the same key gives the
  /// same one.
  ///
  /// @param account who gives it; null for Heqi itself
  @Transactional(propagation = Propagation.MANDATORY)
  public CouponView give(
      MerchantId merchant,
      @Nullable AccountId account,
      String key,
      CouponKindId id,
      CustomerId customer) {
    var given = coupons.byKey(merchant, key);
    if (given.isPresent()) {
      return given.get();
    }
    var kind = kind(merchant, id);
    if (!kind.active()) {
      throw Refusal.rule("loyalty.kind-not-given", kind.name());
    }
    var now = clock.instant();
    var gift =
        new CouponRepository.Gift(
            key, customer, account, now, now.plus(Duration.ofDays(kind.days())));
    var isThere =
        switch (kind.source()) {
          case OWN -> coupons.make(merchant, kind, gift, this::code);
          case STOCK -> coupons.take(merchant, kind, gift);
        };
    if (!isThere) {
      throw Refusal.rule("loyalty.stock-empty", kind.name());
    }
    return coupons.byKey(merchant, key).orElseThrow();
  }

  private String code() {
    var code = new StringBuilder(CODE_LENGTH);
    for (var i = 0; i < CODE_LENGTH; i++) {
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  /// Takes a coupon back that was not used.
  @Transactional
  public void withdraw(Actor by, CouponId id, String note) {
    by.require(LoyaltyPermissions.ADJUST);
    if (note.isBlank()) {
      throw Refusal.invalid("loyalty.note-missing");
    }
    var coupon = coupons.lock(by.merchant(), id).orElseThrow(Coupons::couponUnknown);
    if (coupon.state() != CouponState.GIVEN) {
      throw Refusal.conflict("loyalty.coupon-over");
    }
    coupons.end(by.merchant(), id, CouponState.WITHDRAWN, "", clock.instant());
    audit.record(by, "loyalty.coupon-withdrawn", id, Map.of("note", note.strip()));
  }

  /// Writes down that a coupon was used, as a merchant's own till does. The same use said again
  /// changes nothing.
  @Transactional
  public CouponView redeem(Actor by, String code, String orderNumber) {
    by.require(LoyaltyPermissions.MANAGE);
    if (orderNumber.isBlank()) {
      throw Refusal.invalid("loyalty.order-missing");
    }
    var found = coupons.lockCode(by.merchant(), code).orElseThrow(Coupons::couponUnknown);
    if (found.state() == CouponState.USED && found.orderNumber().equals(orderNumber)) {
      return found;
    }
    if (found.state() != CouponState.GIVEN) {
      throw Refusal.conflict("loyalty.coupon-over");
    }
    var now = clock.instant();
    if (!now.isBefore(found.validUntil())) {
      throw Refusal.rule("loyalty.coupon-late");
    }
    coupons.end(by.merchant(), found.id(), CouponState.USED, orderNumber, now);
    audit.record(by, "loyalty.coupon-used", found.id(), Map.of("order", orderNumber));
    return coupons.lock(by.merchant(), found.id()).orElseThrow();
  }

  /// A customer's coupons, newest first, at most 50.
  @Transactional(readOnly = true)
  public List<CouponView> ofCustomer(Actor by, CustomerId customer) {
    by.require(LoyaltyPermissions.READ);
    sight.requireSeen(by, customer);
    return coupons.ofCustomer(by.merchant(), customer, SHOWN);
  }

  /// The coupon that was given under a key.
  @Transactional(readOnly = true)
  public Optional<CouponView> byKey(MerchantId merchant, String key) {
    return coupons.byKey(merchant, key);
  }

  private static Refusal kindUnknown() {
    return Refusal.notFound("loyalty.kind-unknown");
  }

  private static Refusal couponUnknown() {
    return Refusal.notFound("loyalty.coupon-unknown");
  }
}
