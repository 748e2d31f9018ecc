package io.heqi.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.commerce.dropship.SupplierAccounts;
import io.heqi.commerce.dropship.SupplierId;
import io.heqi.commerce.dropship.SupplierSignIn;
import io.heqi.foundation.database.Tenancy;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Suppliers try the doors of the merchant's people, and everybody else those of the suppliers.
@HeqiTest
class SupplierDoorsTest {

  private static final String PASSWORD = "supplier-Password-1";
  private static final String SESSION = "/api/supplier-portal/session";

  @Autowired private Premises.Rooms rooms;
  @Autowired private Callers callers;
  @Autowired private SupplierAccounts accounts;
  @Autowired private SupplierSignIn signIn;
  @Autowired private TestClock clock;
  @LocalServerPort private int port;

  private Knocking knocking;
  private Premises premises;
  private Callers.Caller owner;
  private List<Door> doors;

  @BeforeEach
  void aHouseWithDoors() {
    knocking = new Knocking(port);
    premises = new Premises(rooms);
    owner = callers.signedIn("owner", premises.house.owner());
    doors = Door.allOf(knocking.json(get("/api/openapi.json", cookieOf(owner)).body()));
  }

  @AfterEach
  void leave() {
    knocking.close();
  }

  private static String cookieOf(Callers.Caller caller) {
    return Objects.requireNonNull(caller.headers().get("Cookie"));
  }

  private Knocking.Answer get(String path, String cookie) {
    return knocking.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Cookie", cookie)
            .build());
  }

  private record Somebody(UUID account, String email, SupplierId supplier) {}

  private Somebody joined(SupplierId supplier, String password) {
    var house = premises.house;
    var email = "p" + premises.unique() + "@supplier.test";
    var link =
        Tenancy.within(
            house.merchant(), () -> accounts.invite(house.owner(), supplier, email, "陈师傅"));
    signIn.redeem(token(link), password, "127.0.0.1");
    var account =
        Tenancy.within(house.merchant(), () -> accounts.list(house.owner(), supplier)).getFirst();
    return new Somebody(account.id(), email, supplier);
  }

  private static String token(SupplierAccounts.SupplierLink link) {
    return link.path().substring("/supplier/welcome/".length());
  }

  private String cookie(Somebody somebody) {
    return "heqi_supplier=" + signIn.signIn(somebody.email(), PASSWORD, null, "127.0.0.1").token();
  }

  private Callers.Caller supplier(SupplierId of) {
    return new Callers.Caller(
        "a supplier", premises.house.owner(), Map.of("Cookie", cookie(joined(of, PASSWORD))));
  }

  private SupplierId aSupplier() {
    return new SupplierId(UUID.fromString(premises.supplier()));
  }

  @Test
  void aSupplierOpensNoDoorOfTheMerchantsPeople() {
    var caller = supplier(aSupplier());
    var token = cookieOf(caller).substring("heqi_supplier=".length());
    var disguised =
        new Callers.Caller(
            "a supplier with the other cookie",
            caller.actor(),
            Map.of("Cookie", "heqi_session=" + token));
    var bearing =
        new Callers.Caller(
            "a supplier with a bearer's token",
            caller.actor(),
            Map.of("Authorization", "Bearer " + token));
    var holes = new ArrayList<String>();
    var guarded =
        doors.stream().filter(door -> !door.isOpenToAnybody() && !door.isForSuppliers()).toList();
    for (var door : guarded) {
      for (var one : List.of(caller, disguised, bearing)) {
        var answer = knocking.at(door, one, new Scene(premises, owner.actor()));
        if (answer.status() != 401) {
          holes.add("%s as %s: %d".formatted(door, one.name(), answer.status()));
        }
      }
    }

    assertThat(guarded).hasSizeGreaterThan(80);
    assertThat(holes).isEmpty();
  }

  @Test
  void nobodyElseOpensTheSuppliersDoors() {
    var theirs = doors.stream().filter(Door::isForSuppliers).toList();
    var nobody = new Callers.Caller("nobody", owner.actor(), Map.of());
    var disguised =
        new Callers.Caller(
            "the owner with the other cookie",
            owner.actor(),
            Map.of("Cookie", cookieOf(owner).replace("heqi_session=", "heqi_supplier=")));
    var program = callers.holding(premises, "a program", callers.allPermissions());
    var holes = new ArrayList<String>();
    for (var door : theirs) {
      for (var one : List.of(nobody, owner, disguised, program)) {
        var answer = knocking.at(door, one, new Scene(premises, owner.actor()));
        if (answer.status() != 401) {
          holes.add("%s as %s: %d".formatted(door, one.name(), answer.status()));
        }
      }
    }

    assertThat(theirs).hasSize(7);
    assertThat(holes).isEmpty();
  }

  @Test
  void aSupplierFindsNothingOfAnotherSupplierNorOfAnotherMerchant() {
    var ours = supplier(aSupplier());
    var holes = new ArrayList<String>();
    for (var house : List.of(premises, new Premises(rooms))) {
      for (var door : doors.stream().filter(Door::isForSuppliers).toList()) {
        var scene = new Scene(house, house.house.owner());
        Examples.fill(door, scene);
        if (scene.namesReal()) {
          var answer = knocking.at(door, ours, scene);
          if (answer.status() != 404) {
            holes.add("%s: %d %s".formatted(door, answer.status(), answer.body()));
          }
        }
      }
    }

    assertThat(holes).isEmpty();
  }

  @Test
  void theirOwnDoorsAreOpen() {
    var one = premises.suppliedOrder();
    var id = one.id();
    var caller = supplier(one.supplier());
    var shown = get("/api/supplier-portal/orders/" + id, cookieOf(caller));

    assertThat(get(SESSION, cookieOf(caller)).status()).isEqualTo(200);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body())
        .contains("羊毛衫", "138****8000")
        .doesNotContain("13800138000", "小满", "199.0", "151.4", "80.00", one.orderNumber());
  }

  @Test
  void aLinkWorksOnceAndForThreeDays() {
    var house = premises.house;
    var supplier = aSupplier();
    var first =
        Tenancy.within(
            house.merchant(), () -> accounts.invite(house.owner(), supplier, "a@b.test", "甲"));
    signIn.redeem(token(first), PASSWORD, "127.0.0.1");
    var second =
        Tenancy.within(
            house.merchant(), () -> accounts.invite(house.owner(), supplier, "c@d.test", "乙"));
    clock.advance(Duration.ofDays(4));

    assertDead(first);
    assertDead(second);
  }

  private void assertDead(SupplierAccounts.SupplierLink link) {
    var answer = get("/api/supplier-portal/links/" + token(link), "");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("staff.link-dead");
  }

  @Test
  void wrongPasswordsLockTheAccount() {
    var somebody = joined(aSupplier(), PASSWORD);
    for (var i = 0; i < 5; i++) {
      assertThat(refused(somebody, "wrong-Password-1")).isEqualTo("staff.sign-in-wrong");
    }

    assertThat(refused(somebody, PASSWORD)).isEqualTo("staff.sign-in-locked");
    clock.advance(Duration.ofSeconds(61));
    assertThat(refused(somebody, PASSWORD)).isEmpty();
  }

  @Test
  void aPlainPasswordIsRefusedAndTheLinkStaysGood() {
    var house = premises.house;
    var supplier = aSupplier();
    var link =
        Tenancy.within(
            house.merchant(), () -> accounts.invite(house.owner(), supplier, "e@f.test", "丙"));

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> signIn.redeem(token(link), "short", "127.0.0.1"))
        .hasMessageContaining("password-length");
    assertThat(signIn.look(token(link)).name()).isEqualTo("丙");
  }

  /// An address that two merchants invited, with one password for both: it is asked which is meant,
  /// and whoever invites somebody learns nothing of the password that they have elsewhere.
  @Test
  void asksForWhichMerchantWhereAddressAndPasswordFitSeveral() {
    var somebody = joined(aSupplier(), PASSWORD);
    var other = new Premises(rooms);
    var elsewhere = new SupplierId(UUID.fromString(other.supplier()));
    var link =
        Tenancy.within(
            other.house.merchant(),
            () -> accounts.invite(other.house.owner(), elsewhere, somebody.email(), "陈师傅"));
    signIn.redeem(token(link), PASSWORD, "127.0.0.1");

    var asked = signIn.signIn(somebody.email(), PASSWORD, null, "127.0.0.1");
    assertThat(asked.token()).isEmpty();
    assertThat(asked.which())
        .extracting(SupplierSignIn.Choice::merchant)
        .containsExactlyInAnyOrder(premises.house.merchant(), other.house.merchant());

    for (var choice : asked.which()) {
      var entry = signIn.signIn(somebody.email(), PASSWORD, choice.account(), "127.0.0.1");
      assertThat(entry.which()).isEmpty();
      assertThat(signIn.visitor(entry.token(), "127.0.0.1").orElseThrow().merchant())
          .isEqualTo(choice.merchant());
    }
    assertThat(refused(somebody, "wrong-Password-9")).isEqualTo("staff.sign-in-wrong");
  }

  private String refused(Somebody somebody, String password) {
    try {
      var _ = signIn.signIn(somebody.email(), password, null, "127.0.0.1");
      return "";
    } catch (io.heqi.shared.Refusal refusal) {
      return refusal.code();
    }
  }

  @Test
  void whoeverIsShutOutIsSignedOutAtOnce() {
    var house = premises.house;
    var somebody = joined(aSupplier(), PASSWORD);
    var cookie = cookie(somebody);
    Tenancy.run(
        house.merchant(), () -> accounts.setActive(house.owner(), somebody.account(), false));

    assertThat(get(SESSION, cookie).status()).isEqualTo(401);
    assertThat(refused(somebody, PASSWORD)).isEqualTo("staff.sign-in-wrong");
  }

  @Test
  void aPageOfAnotherHostWritesNothingWithOurCookie() {
    var caller = supplier(aSupplier());
    var answer =
        knocking.send(
            HttpRequest.newBuilder(
                    URI.create(
                        "http://127.0.0.1:%d/api/supplier-portal/orders/%s/receiver-views"
                            .formatted(port, UUID.randomUUID())))
                .header("Cookie", cookieOf(caller))
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());

    assertThat(answer.code()).isEqualTo("foundation.foreign-origin");
  }
}
