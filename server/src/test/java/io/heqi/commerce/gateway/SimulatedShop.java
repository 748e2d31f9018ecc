package io.heqi.commerce.gateway;

import io.heqi.merchant.Platform;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestPlatforms;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A shop at a simulated platform: it checks who calls, gives its orders as the platform documents,
/// and fails as it is told to. Each platform plays its own.
abstract class SimulatedShop {

  private static final AtomicInteger names = new AtomicInteger();
  private static final Map<String, SimulatedShop> shops = new ConcurrentHashMap<>();

  static final JsonMapper JSON = new JsonMapper();

  final TestClock clock;
  final String appKey;
  final String secret = "secret-of-the-app";
  String token = "token-1";
  private final Map<String, Sold> orders = new LinkedHashMap<>();
  private final Deque<Mishap> mishaps = new ArrayDeque<>();
  private final AtomicInteger calls = new AtomicInteger();
  private boolean repeats;
  private boolean reorders;
  private Duration off = Duration.ZERO;

  /// Something that goes wrong with one call.
  enum Mishap {
    NONE,
    BROKEN,
    GARBAGE,
    NOTHING,
    RATE_LIMITED,
    TOKEN_EXPIRED
  }

  /// @param changed when the platform says that it changed
  record Sold(ObjectNode order, Instant changed) {}

  SimulatedShop(Platform platform, TestClock clock) {
    this.clock = clock;
    this.appKey = platform + "-" + names.incrementAndGet();
    shops.put(appKey, this);
    TestPlatforms.play(platform.name(), asked -> shop(appKeyOf(asked)).play(asked));
  }

  private static SimulatedShop shop(String appKey) {
    return Objects.requireNonNull(shops.get(appKey), appKey);
  }

  /// What a merchant has to enter to connect the shop.
  abstract Map<ShopGateway.Field, String> secrets();

  /// Whatever this platform calls the app's key within a call.
  abstract String appKeyOf(TestPlatforms.Asked asked);

  /// Whether the call asks for a token; such calls go well.
  abstract boolean isForToken(TestPlatforms.Asked asked);

  /// Null where the call is signed as it should be; else what the platform says.
  abstract @Nullable String complaint(TestPlatforms.Asked asked);

  abstract String answer(TestPlatforms.Asked asked);

  abstract String tokenExpired();

  abstract String rateLimited();

  abstract String refused(String why);

  /// An order of one kind of goods in the platform's own words.
  abstract ObjectNode order(String number, String state, Instant changed);

  TestPlatforms.Answer play(TestPlatforms.Asked asked) {
    calls.incrementAndGet();
    var complaint = complaint(asked);
    if (complaint != null) {
      return TestPlatforms.Answer.ok(refused(complaint));
    }
    var mishap = mishaps.isEmpty() || isForToken(asked) ? Mishap.NONE : mishaps.poll();
    return switch (mishap) {
      case BROKEN -> new TestPlatforms.Answer(502, "<html>bad gateway");
      case GARBAGE -> TestPlatforms.Answer.ok("{\"a\":");
      case NOTHING -> TestPlatforms.Answer.ok("{}");
      case RATE_LIMITED -> TestPlatforms.Answer.ok(rateLimited());
      case TOKEN_EXPIRED -> TestPlatforms.Answer.ok(tokenExpired());
      case NONE -> TestPlatforms.Answer.ok(answer(asked));
    };
  }

  void sells(String number, String state, Instant changed) {
    sells(number, order(number, state, changed), changed);
  }

  void sells(String number, ObjectNode order, Instant changed) {
    orders.put(number, new Sold(order, changed));
  }

  /// The next calls go like this, one after the other.
  void goes(Mishap... next) {
    mishaps.addAll(List.of(next));
  }

  void repeatsItself() {
    repeats = true;
  }

  void shufflesItsOrders() {
    reorders = true;
  }

  int calls() {
    return calls.get();
  }

  @Nullable Sold sold(String number) {
    return orders.get(number);
  }

  /// What changed within a span, both ends included, in the order of the changes.
  List<Sold> changed(Instant from, Instant to) {
    var found =
        new ArrayList<>(
            orders.values().stream()
                .filter(sold -> !sold.changed().isBefore(from) && !sold.changed().isAfter(to))
                .sorted(Comparator.comparing(Sold::changed))
                .toList());
    if (repeats) {
      found.addAll(List.copyOf(found));
    }
    if (reorders) {
      Collections.reverse(found);
    }
    return found;
  }

  /// @param number from 1
  static List<Sold> page(List<Sold> all, int number, int size) {
    var from = Math.min(all.size(), (number - 1) * size);
    return all.subList(from, Math.min(all.size(), from + size));
  }

  static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void clockIsOffBy(Duration time) {
    off = time;
  }

  /// Whether a time in seconds is within ten minutes of the platform's.
  boolean isNow(String seconds) {
    return Math.abs(Long.parseLong(seconds) - clock.instant().plus(off).getEpochSecond()) <= 600;
  }

  /// Takes from an order what no order is without.
  abstract void breakLines(ObjectNode order);
}
