package io.heqi.bot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heqi.shared.Refusal;
import io.heqi.shared.Secret;
import io.heqi.testing.TestModel;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelClientTest {

  private static final Prompt PROMPT = new Prompt("规则", "问题", 100);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private TestModel model;
  private final ModelClient client = client(true);

  private static ModelClient client(boolean privateAllowed) {
    return new ModelClient(new WayOut(new ModelHouse(privateAllowed, 16, 2)));
  }

  @BeforeEach
  void aModel() {
    model = new TestModel();
    model.says("在的");
  }

  @AfterEach
  void close() {
    model.close();
  }

  private ModelSettings openAi(String address) {
    return settings(ModelSettings.Protocol.OPENAI, address);
  }

  private static ModelSettings settings(ModelSettings.Protocol protocol, String address) {
    return new ModelSettings(
        protocol, address, "small", new Secret("sk-1"), PATIENCE, 0, true, true, null);
  }

  private String failure(Duration timeout) {
    return failure(client, openAi(model.address() + "/v1"), timeout);
  }

  private static String failure(ModelClient client, ModelSettings settings, Duration timeout) {
    return assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> client.ask(settings, PROMPT, timeout))
        .actual()
        .code();
  }

  @Test
  void speaksChatCompletions() {
    var reply = client.ask(openAi(model.address() + "/v1"), PROMPT, PATIENCE);
    assertThat(reply.text()).isEqualTo("在的");
    assertThat(reply.tokensIn()).isEqualTo(70);
    assertThat(reply.tokensOut()).isEqualTo(30);
    assertThat(model.asked())
        .containsExactly(
            new TestModel.Asked("/v1/chat/completions", "Bearer sk-1", "small", "规则", "问题"));
  }

  @Test
  void speaksOllama() {
    var reply =
        client.ask(settings(ModelSettings.Protocol.OLLAMA, model.address()), PROMPT, PATIENCE);
    assertThat(reply.text()).isEqualTo("在的");
    assertThat(reply.tokensIn()).isEqualTo(70);
    assertThat(model.asked().getFirst().path()).isEqualTo("/api/chat");
  }

  @Test
  void waitsNoLongerThanItMayEvenIfTheAnswerHasBegun() {
    model.takesForever();
    assertThat(failure(Duration.ofMillis(300))).isEqualTo("bot.model-slow");
  }

  @Test
  void tellsWhatWentWrong() {
    model.failsWith(500);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> client.ask(openAi(model.address() + "/v1"), PROMPT, PATIENCE))
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo("bot.model-status");
              assertThat(refusal.arguments()).containsExactly(500, "out of order");
            });
    assertThat(model.asked()).as("asked once").hasSize(1);
  }

  @Test
  void followsNoRedirect() {
    model.failsWith(307);
    assertThat(failure(PATIENCE)).isEqualTo("bot.model-redirects");
    assertThat(model.asked()).hasSize(1);
  }

  @Test
  void readsNoAnswerWithoutEnd() {
    model.neverEnds();
    assertThat(failure(PATIENCE)).isEqualTo("bot.model-answer-too-long");
  }

  @Test
  void refusesWhatIsNotInTheProtocol() {
    model.talksNonsense();
    assertThat(failure(PATIENCE)).isEqualTo("bot.model-answer-malformed");
  }

  @Test
  void refusesAnEmptyAnswer() {
    model.says("  ");
    assertThat(failure(PATIENCE)).isEqualTo("bot.model-answer-malformed");
  }

  @Test
  void tellsThatNobodyIsThere() {
    var gone = openAi(model.address() + "/v1");
    model.close();
    assertThat(failure(client, gone, PATIENCE)).isEqualTo("bot.model-unreachable");
  }

  @Test
  void goesToNoPrivateNetworkUnlessTheHouseAllowsIt() {
    var guarded = client(false);
    assertThat(failure(guarded, openAi(model.address() + "/v1"), PATIENCE))
        .isEqualTo("bot.model-address-private");
    assertThat(model.asked()).isEmpty();
  }
}
