package io.heqi.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.MessageContent;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.outbound.CallSignature;
import io.heqi.foundation.queue.QueueRunner;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Refusal;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real listener on a free port hears what happens in a merchant's conversations.
@HeqiTest
class WebhooksTest {

  @Autowired private Webhooks webhooks;
  @Autowired private QueueRunner queues;
  @Autowired private Conversations conversations;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;
  @Autowired private JsonMapper json;

  private record Heard(String id, boolean signed, JsonNode body) {}

  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger answer = new AtomicInteger(200);
  private HttpServer listener;
  private String address;
  private TestHouse.House house;

  @BeforeEach
  void aListener() throws IOException {
    house = houses.aMerchant();
    listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    address = "http://127.0.0.1:" + listener.getAddress().getPort() + "/told";
    listener.createContext(
        "/told",
        exchange -> {
          var body = exchange.getRequestBody().readAllBytes();
          var headers = exchange.getRequestHeaders();
          var at = Long.parseLong(headers.getFirst(CallSignature.TIMESTAMP));
          var signed =
              within(() -> webhooks.list(house.owner())).stream()
                  .map(webhook -> CallSignature.of(webhook.secret(), at, body))
                  .anyMatch(headers.getFirst(CallSignature.SIGNATURE)::equals);
          heard.add(new Heard(headers.getFirst("Heqi-Delivery"), signed, json.readTree(body)));
          exchange.sendResponseHeaders(answer.get(), -1);
          exchange.close();
        });
    listener.start();
  }

  @AfterEach
  void stop() {
    listener.stop(0);
  }

  private <T> T within(java.util.function.Supplier<T> work) {
    return Tenancy.within(house.merchant(), work::get);
  }

  private Webhooks.SaveWebhook of(Set<WebhookEvent> events) {
    return new Webhooks.SaveWebhook("自有系统", address, events, List.of(), true);
  }

  private UUID aWebhookFor(WebhookEvent first, WebhookEvent... others) {
    return within(() -> webhooks.add(house.owner(), of(EnumSet.of(first, others))));
  }

  private void answers(ConversationId id, String text) {
    var reply = new Conversations.Reply(id, text, MessageContent.text(text), null);
    within(() -> conversations.reply(house.agent(), reply)).join();
  }

  private List<WebhookCall> calls(UUID webhook) {
    return within(() -> webhooks.calls(house.owner(), webhook, null, null, 100)).items();
  }

  /// Whether the refusal was heard and the next try is set, which the clock may now reach.
  private boolean waitsToTryAgain() {
    return within(() -> webhooks.list(house.owner())).getFirst().failingSince() != null;
  }

  private List<String> heardTexts() {
    return heard.stream().map(h -> h.body().path("message").path("text").asString()).toList();
  }

  @Test
  void tellsWhatIsSaidSignedAndInOrder() {
    aWebhookFor(WebhookEvent.MESSAGE_RECEIVED, WebhookEvent.MESSAGE_SENT);
    var id = houses.aConversation(house, "c1");
    answers(id, "在的");
    houses.says(house, "c1", "2", "有货吗").join();
    await().until(() -> heard.size() == 3);
    assertThat(heard).allMatch(Heard::signed);
    assertThat(heardTexts()).containsExactly("在吗", "在的", "有货吗");
    assertThat(heard.getFirst().body().path("event").asString()).isEqualTo("message.received");
    assertThat(heard.getFirst().body().path("conversation").asString()).isEqualTo(id.toString());
  }

  @Test
  void tellsOnlyWhatWasAskedForAndNeverANote() {
    aWebhookFor(WebhookEvent.CONVERSATION_RESOLVED);
    var id = houses.aConversation(house, "c1");
    var _ = within(() -> conversations.note(house.agent(), id, "只给同事看", List.of()));
    var _ = within(() -> conversations.resolve(house.agent(), id));
    await().until(() -> !heard.isEmpty());
    assertThat(heard)
        .extracting(h -> h.body().path("event").asString())
        .containsExactly("conversation.resolved");
  }

  @Test
  void waitsWhileNobodyAnswersAndKeepsTheOrder() {
    answer.set(503);
    var webhook = aWebhookFor(WebhookEvent.MESSAGE_RECEIVED);
    houses.aConversation(house, "c1");
    await().until(this::waitsToTryAgain);
    houses.says(house, "c1", "2", "还在吗").join();
    await().until(() -> calls(webhook).size() == 2);
    answer.set(200);
    clock.advance(Duration.ofSeconds(3));
    await()
        .until(() -> calls(webhook).stream().allMatch(c -> c.state() == WebhookCall.State.TAKEN));
    assertThat(heardTexts()).containsExactly("在吗", "在吗", "还在吗");
    assertThat(heard.get(0).id()).isEqualTo(heard.get(1).id());
  }

  @Test
  void marksWhatWasRefusedAndSendsItAgainByHand() {
    answer.set(400);
    var webhook = aWebhookFor(WebhookEvent.MESSAGE_RECEIVED);
    houses.aConversation(house, "c1");
    await()
        .until(() -> calls(webhook).stream().anyMatch(c -> c.state() == WebhookCall.State.FAILED));
    assertThat(calls(webhook).getFirst().status()).isEqualTo(400);
    answer.set(200);
    assertThat(within(() -> webhooks.again(house.owner(), webhook, null))).isEqualTo(1);
    await().until(() -> calls(webhook).getFirst().state() == WebhookCall.State.TAKEN);
  }

  @Test
  void givesUpAfterADayAndForgetsAfterAWeek() {
    answer.set(500);
    var webhook = aWebhookFor(WebhookEvent.MESSAGE_RECEIVED);
    houses.aConversation(house, "c1");
    await().until(this::waitsToTryAgain);
    clock.advance(Duration.ofHours(25));
    await().until(() -> calls(webhook).getFirst().state() == WebhookCall.State.FAILED);
    clock.advance(Duration.ofDays(8));
    queues.forget();
    assertThat(calls(webhook)).isEmpty();
  }

  @Test
  void refusesStrangersAndAddressesThatAreNone() {
    assertThatThrownBy(() -> within(() -> webhooks.list(house.agent())))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("permission-missing");
    var nowhere =
        new Webhooks.SaveWebhook(
            "x", "ftp://x", EnumSet.allOf(WebhookEvent.class), List.of(), true);
    assertThatThrownBy(() -> within(() -> webhooks.add(house.owner(), nowhere)))
        .hasMessageContaining("address-malformed");
  }

  @Test
  void anotherMerchantsWebhookIsUnknown() {
    var webhook = aWebhookFor(WebhookEvent.MESSAGE_RECEIVED);
    var other = houses.aMerchant();
    assertThatThrownBy(
            () ->
                Tenancy.within(
                    other.merchant(),
                    () -> {
                      webhooks.delete(other.owner(), webhook);
                      return null;
                    }))
        .hasMessageContaining("integration.unknown");
  }

  @Test
  void aPingTellsHowTheAddressAnswers() {
    var webhook = aWebhookFor(WebhookEvent.MESSAGE_RECEIVED);
    answer.set(204);
    assertThat(within(() -> webhooks.ping(house.owner(), webhook)).status()).isEqualTo(204);
    assertThat(heard.getFirst().body().path("event").asString()).isEqualTo("ping");
  }
}
