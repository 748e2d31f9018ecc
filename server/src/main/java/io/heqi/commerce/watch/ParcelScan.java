package io.heqi.commerce.watch;

import io.heqi.foundation.database.Tenancy;
import io.heqi.merchant.Merchants;
import io.heqi.merchant.Shops;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Goes through the parcels that are under way and writes down those in trouble, each once, however
/// often and on however many nodes it runs.
@Component
class ParcelScan {

  private static final Logger log = LoggerFactory.getLogger(ParcelScan.class);

  private final ScanRepository scans;
  private final ParcelLimitSets limits;
  private final ParcelNotices notices;
  private final Merchants merchants;
  private final Shops shops;
  private final Clock clock;
  private final AtomicBoolean sweeping = new AtomicBoolean();

  ParcelScan(
      ScanRepository scans,
      ParcelLimitSets limits,
      ParcelNotices notices,
      Merchants merchants,
      Shops shops,
      Clock clock) {
    this.scans = scans;
    this.limits = limits;
    this.notices = notices;
    this.merchants = merchants;
    this.shops = shops;
    this.clock = clock;
  }

  @Scheduled(
      fixedDelayString = "${heqi.commerce.parcel-scan:10m}",
      initialDelayString = "${heqi.commerce.parcel-scan-first:30s}")
  void sweep() {
    if (sweeping.compareAndSet(false, true)) {
      Thread.startVirtualThread(this::sweepAll);
    }
  }

  /// On a thread of its own: other jobs do not wait for millions of parcels.
  private void sweepAll() {
    try {
      scanAll();
    } catch (RuntimeException e) {
      log.warn("The parcels are looked through another time", e);
    } finally {
      sweeping.set(false);
    }
  }

  private void scanAll() {
    var all = merchants.all();
    for (var merchant : Tenancy.within(all, () -> scans.candidates(all))) {
      try {
        Tenancy.run(merchant, () -> scan(merchant));
      } catch (RuntimeException e) {
        log.warn("The parcels of merchant {} are looked through another time", merchant, e);
      }
    }
  }

  /// @return how many troubles are new
  int scan(MerchantId merchant) {
    var now = clock.instant();
    var held = new HashMap<ShopId, ParcelLimits>();
    shops.list(merchant).forEach(shop -> held.put(shop.id(), limits.now(merchant, shop.id())));
    end(merchant, now);
    if (held.isEmpty()) {
      return 0;
    }
    var found = 0;
    for (var search : ScanRepository.Search.values()) {
      found += scan(search, merchant, held, now);
    }
    held.forEach((shop, rules) -> notices.tellAtOnce(merchant, shop, rules));
    return found;
  }

  private int scan(
      ScanRepository.Search search,
      MerchantId merchant,
      Map<ShopId, ParcelLimits> held,
      Instant now) {
    var until = now.minus(least(held, search::patience));
    var longest = held.values().stream().map(ParcelLimits::forget).max(Comparator.naturalOrder());
    var found = 0;
    var next = Optional.of(ScanRepository.Place.before(now.minus(longest.orElseThrow())));
    while (next.isPresent()) {
      var begun = System.nanoTime();
      var page = scans.scan(search, merchant, held, next.get(), until, now);
      found += page.found();
      next = page.next();
      rest(begun);
    }
    return found;
  }

  /// As long as the page took: half of a processor is left to whoever waits for an answer.
  private static void rest(long begun) {
    LockSupport.parkNanos(System.nanoTime() - begun);
  }

  private static Duration least(
      Map<ShopId, ParcelLimits> held, Function<ParcelLimits, Duration> time) {
    return held.values().stream().map(time).min(Comparator.naturalOrder()).orElseThrow();
  }

  private void end(MerchantId merchant, Instant now) {
    var next = Optional.of(new UUID(0, 0));
    while (next.isPresent()) {
      var begun = System.nanoTime();
      var page = scans.end(merchant, next.get(), now);
      notices.withdraw(merchant, page.told());
      next = page.next();
      rest(begun);
    }
  }
}
