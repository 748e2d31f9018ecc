package io.heqi.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.channel.WidgetFrame;
import io.heqi.conversation.inbox.DeskFrame;
import io.heqi.foundation.security.OpenTo;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestHouse;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Everybody sends every frame of the sockets.
@HeqiTest
class FramesTest {

  /// A right use of every frame that a desk may send.
  private static final Map<Class<?>, String> DESK =
      Map.of(
          DeskFrame.Hello.class, "{\"type\": \"hello\", \"cursor\": 0}",
          DeskFrame.Watch.class,
              "{\"type\": \"watch\", \"conversation\": \"{conversation}\", \"after\": 0}",
          DeskFrame.Unwatch.class, "{\"type\": \"unwatch\", \"conversation\": \"{conversation}\"}",
          DeskFrame.Send.class,
              "{\"type\": \"send\", \"conversation\": \"{conversation}\", \"clientId\": \"c1\","
                  + " \"kind\": \"TEXT\", \"body\": \"在的\"}",
          DeskFrame.Read.class,
              "{\"type\": \"read\", \"conversation\": \"{conversation}\", \"seq\": 1}",
          DeskFrame.Viewing.class,
              "{\"type\": \"viewing\", \"conversation\": \"{conversation}\", \"typing\": true}",
          DeskFrame.Ping.class, "{\"type\": \"ping\"}");

  /// The same for the widget; a stranger's token stands in for the visitor's.
  private static final Map<Class<?>, String> WIDGET =
      Map.of(
          WidgetFrame.Hello.class,
              "{\"type\": \"hello\", \"token\": \"forged.token\", \"conversation\":"
                  + " \"{conversation}\", \"after\": 0}",
          WidgetFrame.Send.class,
              "{\"type\": \"send\", \"id\": \"1\", \"kind\": \"TEXT\", \"body\": \"在吗\"}",
          WidgetFrame.Seen.class, "{\"type\": \"seen\", \"delivered\": 9, \"read\": 9}",
          WidgetFrame.Look.class,
              "{\"type\": \"look\", \"page\": \"https://shop.example/p/1\", \"pageTitle\": \"裙\"}",
          WidgetFrame.Cards.class,
              "{\"type\": \"cards\", \"cards\": [{\"kind\": \"ORDER\", \"id\":"
                  + " \"{conversation}\"}]}",
          WidgetFrame.Typing.class, "{\"type\": \"typing\"}",
          WidgetFrame.Ping.class, "{\"type\": \"ping\"}");

  @Autowired private Premises.Rooms rooms;
  @Autowired private Callers callers;
  @Autowired private Footprint footprint;
  @Autowired private TestHouse houses;
  @LocalServerPort private int port;

  private final HttpClient client = HttpClient.newHttpClient();
  private Premises premises;
  private Scene scene;

  @BeforeEach
  void aHouse() {
    premises = new Premises(rooms);
    scene = new Scene(premises, premises.house.owner());
    assertThat(scene.fill("{conversation}")).isNotEmpty();
  }

  @AfterEach
  void leave() {
    client.close();
  }

  private Line desk(Callers.Caller caller) {
    return new Line(client, port, "/ws/desk", caller.headers());
  }

  private Line widget() {
    return new Line(client, port, "/ws/widget", Map.of());
  }

  private static List<Class<?>> kindsOf(Class<?> frames) {
    return Arrays.asList(frames.getPermittedSubclasses());
  }

  @Test
  void everyFrameSaysWhomItIsOpenToAndHasAnExample() {
    assertThat(kindsOf(DeskFrame.class))
        .allMatch(kind -> kind.isAnnotationPresent(OpenTo.class))
        .containsExactlyInAnyOrderElementsOf(DESK.keySet());
    assertThat(kindsOf(WidgetFrame.class))
        .allMatch(kind -> kind.isAnnotationPresent(OpenTo.class))
        .containsExactlyInAnyOrderElementsOf(WIDGET.keySet());
  }

  @Test
  void nobodyOpensADesk() {
    assertThatThrownBy(() -> new Line(client, port, "/ws/desk", Map.of()))
        .isInstanceOf(CompletionException.class);
    var integration = callers.holding(premises, "an integration", callers.allPermissions());
    assertThatThrownBy(() -> desk(integration)).isInstanceOf(CompletionException.class);
  }

  @Test
  void aRoleWithoutPermissionsSeesAndChangesNothing() {
    var before = footprint.settled(premises.house.merchant());
    var nobody = callers.inRole(premises, "no permissions", premises.role());
    try (var line = desk(nobody)) {
      for (var kind : kindsOf(DeskFrame.class)) {
        line.say(scene.fill(Objects.requireNonNull(DESK.get(kind))));
        var heard = line.hearsUpToNow();
        var needs = kind.getAnnotation(OpenTo.class).value();
        if (needs[0].equals(OpenTo.SIGNED_IN)) {
          assertThat(heard)
              .as(kind.getSimpleName())
              .allMatch(f -> List.of("ready", "gone", "rows", "pong").contains(typeOf(f)))
              .allMatch(f -> f.path("rows").isEmpty());
        } else {
          assertThat(heard)
              .as(kind.getSimpleName())
              .singleElement()
              .matches(f -> f.path("code").asString("").equals("foundation.permission-missing"));
        }
      }
    }
    var after = footprint.settled(premises.house.merchant());
    assertThat(after.get("conversation.messages")).isEqualTo(before.get("conversation.messages"));
    assertThat(after.get("conversation.conversations"))
        .isEqualTo(before.get("conversation.conversations"));
  }

  private static String typeOf(tools.jackson.databind.JsonNode frame) {
    return frame.path("type").asString("");
  }

  @Test
  void anotherMerchantHearsNothingOfOurConversations() {
    var neighbour = callers.signedIn("another owner", new Premises(rooms).house.owner());
    var before = footprint.settled(premises.house.merchant());
    try (var line = desk(neighbour)) {
      for (var kind : kindsOf(DeskFrame.class)) {
        line.say(scene.fill(Objects.requireNonNull(DESK.get(kind))));
        var heard = line.hearsUpToNow();
        if (kind.getAnnotation(OpenTo.class).value()[0].equals(OpenTo.SIGNED_IN)) {
          assertThat(heard).as(kind.getSimpleName()).allMatch(f -> f.path("rows").isEmpty());
        } else {
          assertThat(heard)
              .as(kind.getSimpleName())
              .singleElement()
              .matches(f -> f.path("code").asString("").equals("conversation.unknown"));
        }
      }
    }
    assertThat(footprint.settled(premises.house.merchant())).isEqualTo(before);
  }

  @Test
  void aWidgetWithoutAVisitorIsRefusedWhateverItSays() {
    var before = footprint.settled(premises.house.merchant());
    try (var line = widget()) {
      for (var kind : kindsOf(WidgetFrame.class)) {
        line.say(scene.fill(Objects.requireNonNull(WIDGET.get(kind))));
        assertThat(line.hears("refused").path("code").asString(""))
            .as(kind.getSimpleName())
            .isIn("channel.hello-missing", "channel.token-malformed");
      }
    }
    assertThat(footprint.settled(premises.house.merchant())).isEqualTo(before);
  }

  @Test
  void aVisitorHearsNothingOfAnothersConversation() {
    try (var line = widget()) {
      line.say(
          scene.fill(
              "{\"type\": \"hello\", \"token\": \"%s\", \"conversation\": \"{conversation}\", \"after\": 0}"
                  .formatted(houses.visitorToken(premises.house))));
      line.hears("ready");
      line.say("{\"type\": \"seen\", \"delivered\": 9, \"read\": 9}");
      assertThat(line.hearsUpToNow()).isEmpty();
    }
  }
}
