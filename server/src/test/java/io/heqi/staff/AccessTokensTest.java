package io.heqi.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.Ids;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestHouse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HeqiTest
class AccessTokensTest {

  @Autowired private AccessTokens tokens;
  @Autowired private Members members;
  @Autowired private Roles roles;
  @Autowired private TestHouse houses;
  @LocalServerPort private int port;

  private TestHouse.House house;

  @BeforeEach
  void aHouse() {
    house = houses.aMerchant();
  }

  private AccessTokens.NewToken made(String... permissions) {
    return Tenancy.within(
        house.merchant(), () -> tokens.make(house.owner(), "进销存", Set.of(permissions)));
  }

  private int statusOf(String path, String token) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .header("Authorization", "Bearer " + token)
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
  }

  @Test
  void opensWhatItWasMadeForAndNothingElse() throws Exception {
    var token = made("merchant.settings").token();
    assertThat(statusOf("/api/conversations", token)).isEqualTo(403);
    assertThat(statusOf("/api/audit-entries", token)).isEqualTo(403);
    assertThat(statusOf("/api/own-account/sessions", token)).isEqualTo(403);
    assertThat(statusOf("/api/shops", token)).isEqualTo(200);
  }

  @Test
  void aRevokedOneOpensNothing() throws Exception {
    var token = made("merchant.settings");
    assertThat(statusOf("/api/shops", token.token())).isEqualTo(200);
    Tenancy.run(house.merchant(), () -> tokens.revoke(house.owner(), token.id()));
    assertThat(statusOf("/api/shops", token.token())).isEqualTo(401);
    assertThat(Tenancy.within(house.merchant(), () -> tokens.list(house.owner()))).isEmpty();
  }

  @Test
  void endsWithItsMakersMembership() throws Exception {
    var ownersRole =
        Tenancy.within(house.merchant(), () -> roles.list(house.merchant())).stream()
            .filter(role -> "OWNER".equals(role.template()))
            .findFirst()
            .orElseThrow();
    var second = anotherOwner(ownersRole);
    var token =
        Tenancy.within(
            house.merchant(), () -> tokens.make(second, "x", Set.of("merchant.settings")));
    assertThat(statusOf("/api/shops", token.token())).isEqualTo(200);
    Tenancy.run(
        house.merchant(),
        () ->
            members.change(
                house.owner(),
                second.account(),
                new Members.ChangeMember("二店主", ownersRole.id(), Level.SENIOR, false)));
    assertThat(statusOf("/api/shops", token.token())).isEqualTo(401);
  }

  private Actor anotherOwner(Roles.RoleView role) {
    var id =
        Tenancy.within(
            house.merchant(),
            () ->
                members.add(
                    house.owner(),
                    new Members.AddMember(
                        Ids.next() + "@test.heqi",
                        "二店主",
                        TestHouse.PASSWORD,
                        role.id(),
                        Level.SENIOR)));
    return new Actor(house.merchant(), id, "二店主", role.permissions(), "127.0.0.1");
  }

  @Test
  void nobodyMakesOneThatMayDoMoreThanThey() {
    assertThatThrownBy(() -> made("no.such")).hasMessage("staff.token-above-own");
    assertThatThrownBy(
            () ->
                Tenancy.within(
                    house.merchant(),
                    () -> tokens.make(house.agent(), "x", Set.of("conversation.reply"))))
        .hasMessageContaining("foundation.permission-missing");
  }
}
