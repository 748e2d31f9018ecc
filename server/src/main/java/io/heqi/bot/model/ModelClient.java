package io.heqi.bot.model;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.TokenUsage;
import io.heqi.shared.Refusal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Asks a model once, in the protocol that its endpoint speaks.
@Component
class ModelClient {

  private static final Logger log = LoggerFactory.getLogger(ModelClient.class);

  /// Room for the passages and the talk; some servers of Ollama leave less by default.
  private static final int CONTEXT = 8_192;

  private final WayOut way;

  ModelClient(WayOut way) {
    this.way = way;
  }

  /// @param timeout for the whole exchange
  ModelReply ask(ModelSettings settings, Prompt prompt, Duration timeout) {
    var began = System.nanoTime();
    try {
      var answer =
          model(settings, prompt, timeout)
              .chat(SystemMessage.from(prompt.rules()), UserMessage.from(prompt.matter()));
      var text = answer.aiMessage().text();
      if (text == null || text.isBlank()) {
        throw Refusal.rule("bot.model-answer-malformed");
      }
      return reply(prompt, text, answer.tokenUsage(), System.nanoTime() - began);
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException e) {
      log.debug("The model's answer is not in its protocol", e);
      throw Refusal.rule("bot.model-answer-malformed");
    }
  }

  private ChatModel model(ModelSettings settings, Prompt prompt, Duration timeout) {
    return switch (settings.protocol()) {
      case OPENAI ->
          OpenAiChatModel.builder()
              .httpClientBuilder(way.within(timeout))
              .baseUrl(settings.address())
              .apiKey(settings.key().value().isEmpty() ? "none" : settings.key().value())
              .modelName(settings.name())
              .temperature(0.0)
              .maxTokens(prompt.longest())
              .maxRetries(0)
              .build();
      case OLLAMA ->
          OllamaChatModel.builder()
              .httpClientBuilder(way.within(timeout))
              .baseUrl(settings.address())
              .modelName(settings.name())
              .temperature(0.0)
              .numPredict(prompt.longest())
              .numCtx(CONTEXT)
              .maxRetries(0)
              .build();
    };
  }

  private static ModelReply reply(
      Prompt prompt, String text, @Nullable TokenUsage usage, long nanos) {
    var in = usage == null ? null : usage.inputTokenCount();
    var out = usage == null ? null : usage.outputTokenCount();
    return new ModelReply(
        text,
        in == null ? prompt.tokens() : in,
        out == null ? text.length() : out,
        TimeUnit.NANOSECONDS.toMillis(nanos));
  }
}
