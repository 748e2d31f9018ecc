package io.heqi.merchant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The shops of a merchant and their hours.
@Service
public class Shops {

  private static final Duration LONGEST = Duration.ofDays(30);

  private record Key(MerchantId merchant, ShopId shop) {}

  private final ShopRepository shops;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Cache<Key, ShopView> known =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(10)).build();

  Shops(ShopRepository shops, ApplicationEventPublisher events, Clock clock) {
    this.shops = shops;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  public ShopId open(Actor by, SaveShop shop) {
    by.require(MerchantPermissions.SETTINGS);
    check(shop);
    var id = ShopId.next();
    shops.insert(by.merchant(), id, shop, clock.instant());
    events.publishEvent(new MerchantEvent.ShopOpened(by, id));
    return id;
  }

  @Transactional
  public void change(Actor by, ShopId id, SaveShop shop) {
    by.require(MerchantPermissions.SETTINGS);
    check(shop);
    if (!shops.update(by.merchant(), id, shop)) {
      throw unknown();
    }
    known.invalidate(new Key(by.merchant(), id));
    events.publishEvent(new MerchantEvent.ShopChanged(by, id));
  }

  @Transactional(readOnly = true)
  public List<ShopView> list(MerchantId merchant) {
    return shops.list(merchant);
  }

  @Transactional(readOnly = true)
  public ShopView get(MerchantId merchant, ShopId id) {
    return shops.find(merchant, id).orElseThrow(Shops::unknown);
  }

  /// The shop's settings as they were at most ten seconds ago; for the way of every message. The
  /// caller's transaction is joined where there is one.
  @Transactional(readOnly = true)
  public ShopView recent(MerchantId merchant, ShopId id) {
    return known.get(new Key(merchant, id), _ -> get(merchant, id));
  }

  @Transactional(readOnly = true)
  public OpeningHours hours(MerchantId merchant, ShopId id) {
    return shops.hours(merchant, id, ZoneId.of(get(merchant, id).zone()));
  }

  @Transactional
  public void setHours(
      Actor by, ShopId id, List<OpeningHours.Span> spans, List<OpeningHours.Holiday> holidays) {
    by.require(MerchantPermissions.SETTINGS);
    var shop = get(by.merchant(), id);
    for (var span : spans) {
      if (span.weekday() < 1 || span.weekday() > 7 || !span.opens().isBefore(span.closes())) {
        throw Refusal.invalid("merchant.hours-malformed", span.opens(), span.closes());
      }
    }
    shops.replaceHours(
        by.merchant(), id, new OpeningHours(ZoneId.of(shop.zone()), spans, holidays));
    events.publishEvent(new MerchantEvent.HoursSet(by, id));
  }

  private static void check(SaveShop shop) {
    if (shop.responsibleDepartment().isBlank()) {
      throw Refusal.rule("merchant.department-missing");
    }
    if (shop.name().isBlank() || shop.name().length() > 120) {
      throw Refusal.invalid("merchant.shop-name-malformed", 120);
    }
    if (outOfLimits(shop.closeAfterSilence()) || outOfLimits(shop.reopenWithin())) {
      throw Refusal.invalid("merchant.silence-malformed", LONGEST.toDays());
    }
    try {
      ZoneId.of(shop.zone());
    } catch (DateTimeException _) {
      throw Refusal.invalid("merchant.zone-unknown", shop.zone());
    }
  }

  private static boolean outOfLimits(Duration time) {
    return time.isNegative() || time.compareTo(LONGEST) > 0;
  }

  private static Refusal unknown() {
    return Refusal.notFound("merchant.shop-unknown");
  }
}
