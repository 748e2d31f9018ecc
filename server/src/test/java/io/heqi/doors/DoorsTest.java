package io.heqi.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.RoleTemplate;
import io.heqi.testing.HeqiTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Everybody tries every door of the interface.
@HeqiTest
class DoorsTest {

  /// Doors of the house that hold no data: pages and what describes the interface.
  private static final Set<String> PAGES = Set.of("PageController", "ChatPageController");

  @Autowired private Premises.Rooms rooms;
  @Autowired private Callers callers;
  @Autowired private Footprint footprint;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;
  @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;
  @LocalServerPort private int port;

  private Knocking knocking;
  private Premises premises;
  private Callers.Caller owner;
  private List<Door> doors;
  private final List<String> holes = new ArrayList<>();

  @BeforeEach
  void aHouseWithDoors() {
    knocking = new Knocking(port);
    premises = new Premises(rooms);
    owner = callers.signedIn("owner", premises.house.owner());
    var description =
        knocking.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/openapi.json"))
                .header("Cookie", Objects.requireNonNull(owner.headers().get("Cookie")))
                .build());
    doors = Door.allOf(knocking.json(description.body()));
  }

  @AfterEach
  void leave() {
    knocking.close();
  }

  private List<Door> guarded() {
    return doors.stream()
        .filter(door -> !door.isOpenToAnybody() && !door.isForSuppliers())
        .toList();
  }

  private Scene scene(Callers.Caller caller) {
    return new Scene(premises, caller.actor());
  }

  private void expect(boolean right, Door door, Callers.Caller caller, Knocking.Answer answer) {
    if (!right) {
      holes.add("%s as %s: %d %s".formatted(door, caller.name(), answer.status(), answer.body()));
    }
  }

  private void expectNoHoles() {
    assertThat(holes).as(() -> String.join("\n", holes)).isEmpty();
  }

  @Test
  void everyDoorSaysWhomItIsOpenTo() {
    var known = new TreeSet<>(callers.allPermissions());
    known.addAll(Set.of(OpenTo.ANYBODY, OpenTo.SIGNED_IN, OpenTo.BROWSER, OpenTo.SUPPLIER));
    assertThat(doors)
        .hasSizeGreaterThan(80)
        .allSatisfy(door -> assertThat(door.needs()).isNotEmpty());
    assertThat(doors).allSatisfy(door -> assertThat(known).containsAll(door.needs()));
    var silent =
        requestMappingHandlerMapping.getHandlerMethods().values().stream()
            .filter(handler -> handler.getBeanType().getName().startsWith("io.heqi."))
            .filter(handler -> !PAGES.contains(handler.getBeanType().getSimpleName()))
            .filter(handler -> !handler.hasMethodAnnotation(OpenTo.class))
            .toList();
    assertThat(silent).isEmpty();
  }

  @Test
  void everyExampleBelongsToADoor() {
    var paths =
        doors.stream()
            .map(door -> door.method() + " " + Examples.path(door))
            .collect(Collectors.toSet());
    assertThat(paths).containsAll(Examples.TABLE.keySet());
  }

  @Test
  void nobodyGetsThrough() {
    var nobody = new Callers.Caller("nobody", premises.house.owner(), Map.of());
    for (var door : guarded()) {
      var answer = knocking.at(door, nobody, scene(nobody));
      expect(
          answer.status() == 401 && answer.code().equals("foundation.sign-in-needed"),
          door,
          nobody,
          answer);
    }
    expectNoHoles();
  }

  @Test
  void whoeverLacksOneOfThePermissionsIsRefusedAndChangesNothing() {
    var lacking = new ArrayList<Callers.Caller>();
    lacking.add(callers.inRole(premises, "a role without permissions", premises.role()));
    for (var template : RoleTemplate.values()) {
      lacking.add(
          callers.inRole(premises, template.name(), premises.templateRole(template.name())));
    }
    for (var missing : callers.allPermissions()) {
      var others = new TreeSet<>(callers.allPermissions());
      others.remove(missing);
      lacking.add(callers.holding(premises, "all but " + missing, others));
    }
    record Attempt(Door door, Callers.Caller caller, Scene scene) {}
    var attempts = new ArrayList<Attempt>();
    for (var door : guarded()) {
      for (var caller : lacking) {
        if (door.needsPermissions() && !caller.actor().permissions().containsAll(door.needs())) {
          var attempt = new Attempt(door, caller, scene(caller));
          Examples.fill(door, attempt.scene());
          attempts.add(attempt);
        }
      }
    }
    var before = footprint.settled(premises.house.merchant());
    for (var attempt : attempts) {
      var answer = knocking.at(attempt.door(), attempt.caller(), attempt.scene());
      expect(
          answer.status() == 403 && answer.code().equals("foundation.permission-missing"),
          attempt.door(),
          attempt.caller(),
          answer);
    }
    expectNoHoles();
    assertThat(footprint.settled(premises.house.merchant())).isEqualTo(before);
  }

  @Test
  void theNamedPermissionsAreEnough() {
    for (var door : guarded()) {
      var needed = door.needsPermissions() ? Set.copyOf(door.needs()) : Set.<String>of();
      var caller = callers.holding(premises, "just " + needed, needed);
      var answer = knocking.at(door, caller, scene(caller));
      var right =
          door.needsBrowser()
              ? answer.code().equals("staff.own-session-needed")
              : Examples.of(door).isAnswer(answer.status());
      expect(right, door, caller, answer);
    }
    expectNoHoles();
  }

  @Test
  void everyTemplateGetsWhereItsPermissionsReach() {
    for (var template : RoleTemplate.values()) {
      var role = premises.templateRole(template.name());
      var caller = callers.inRole(premises, template.name(), role);
      for (var door : guarded()) {
        if (!door.needsPermissions() || caller.actor().permissions().containsAll(door.needs())) {
          var answer = knocking.at(door, caller, scene(caller));
          expect(Examples.of(door).isAnswer(answer.status()), door, caller, answer);
        }
      }
    }
    expectNoHoles();
  }

  @Test
  void anotherMerchantFindsNothingUnderOurIdsAndChangesNothing() {
    var neighbour = callers.signedIn("another owner", new Premises(rooms).house.owner());
    var scenes = guarded().stream().collect(Collectors.toMap(door -> door, _ -> scene(owner)));
    scenes.forEach((door, scene) -> Examples.fill(door, scene));
    var before = footprint.settled(premises.house.merchant());
    for (var door : guarded()) {
      var scene = Objects.requireNonNull(scenes.get(door));
      if (scene.namesReal()) {
        var answer = knocking.at(door, neighbour, scene);
        var expected = Examples.of(door).toStrangers();
        expect(
            answer.status() == expected && (expected == 404 || isEmpty(answer)),
            door,
            neighbour,
            answer);
      }
    }
    expectNoHoles();
    assertThat(footprint.settled(premises.house.merchant())).isEqualTo(before);
  }

  @Test
  void nothingOfAnotherMerchantComesIntoOurRooms() {
    var neighbour = new Premises(rooms);
    for (var door : guarded()) {
      var ours = scene(owner);
      var theirs = new Scene(neighbour, neighbour.house.owner());
      Examples.fillRest(door, theirs);
      if (theirs.namesReal()) {
        var answer = knocking.at(door, owner, ours, theirs);
        var expected = Examples.of(door).toStrangers();
        expect(
            answer.status() == expected && (expected == 404 || isEmpty(answer)),
            door,
            owner,
            answer);
      }
    }
    expectNoHoles();
  }

  /// A list with nothing in it, or a bulk of refusals.
  private boolean isEmpty(Knocking.Answer answer) {
    var body = knocking.json(answer.body());
    return body.isArray()
        ? body.valueStream().allMatch(one -> one.path("code").asString("").endsWith(".unknown"))
        : body.path("items").isArray() && body.path("items").isEmpty();
  }

  @Test
  void everyWriteStandsInTheAuditLogInBothLanguages() throws java.io.IOException {
    for (var door : guarded()) {
      var scene = scene(owner);
      Examples.fill(door, scene);
      var before = audited();
      var answer = knocking.at(door, owner, scene);
      var isNamed = Examples.of(door).unaudited() != null;
      expect(
          Examples.of(door).isAnswer(answer.status())
              && (!door.writes() || isNamed != audited() > before),
          door,
          owner,
          answer);
    }
    expectNoHoles();
    for (var language : List.of("en", "zh-CN")) {
      var file = Path.of("../web/apps/desk/src/locales", language, "audit.json");
      var texts = knocking.json(Files.readString(file)).path("actions");
      assertThat(actions())
          .as(language)
          .allSatisfy(
              action -> assertThat(texts.has(action.replace('.', '-'))).as(action).isTrue());
    }
  }

  private long audited() {
    return within("select count(*) from staff.audit_entries where merchant_id = ?", Long.class)
        .getFirst();
  }

  private List<String> actions() {
    return within(
        "select distinct action from staff.audit_entries where merchant_id = ?", String.class);
  }

  private <T> List<T> within(String query, Class<T> type) {
    Actor by = premises.house.owner();
    return Tenancy.<List<T>, RuntimeException>within(
        by.merchant(),
        () ->
            Objects.requireNonNull(
                transactions.execute(
                    _ -> jdbc.sql(query).param(by.merchant().value()).query(type).list())));
  }
}
