package io.heqi.bot.model;

import io.heqi.shared.AccountId;
import io.heqi.shared.Secret;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a merchant's large model is reached, and what it may do.
///
/// @param address where the interface begins, such as `https://api.example.com/v1` or
///     `http://localhost:11434`
/// @param name of the model at that address
/// @param key empty where none is needed
/// @param timeout after which an answer is no longer waited for
/// @param tokensADay from this many on it is asked no more that day; 0 for no limit
/// @param consent null where nobody agreed; then it neither answers nor helps
public record ModelSettings(
    Protocol protocol,
    String address,
    String name,
    Secret key,
    Duration timeout,
    int tokensADay,
    boolean answersCustomers,
    boolean helpsAgents,
    @Nullable Consent consent) {

  /// What the endpoint speaks.
  public enum Protocol {
    /// The chat completions that OpenAI began and many serve.
    OPENAI,
    OLLAMA
  }

  /// Somebody agreed that messages leave the house.
  public record Consent(AccountId by, Instant at) {}
}
