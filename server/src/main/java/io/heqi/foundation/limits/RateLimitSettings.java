package io.heqi.foundation.limits;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How often one may knock. Each node counts for itself.
///
/// @param account requests of one account or integration
/// @param address requests of one address that show no sign-in
/// @param signIn sign-ins and uses of one-time links of one address
/// @param widget requests of widgets of one address; a whole office or carrier may share one
/// @param webhook calls of one address for one channel
/// @param socket frames of one socket
/// @param socketsOfAddress how many sockets one address may hold open
/// @param mostKeys how many accounts and addresses are remembered at once; the longest quiet are
///     forgotten first
@Validated
@ConfigurationProperties("heqi.rate-limits")
public record RateLimitSettings(
    @Valid @DefaultValue Account account,
    @Valid @DefaultValue Address address,
    @Valid @DefaultValue SignIn signIn,
    @Valid @DefaultValue Widget widget,
    @Valid @DefaultValue Webhook webhook,
    @Valid @DefaultValue Socket socket,
    @Positive @DefaultValue("2000") int socketsOfAddress,
    @Min(1_000) @DefaultValue("100000") int mostKeys) {

  /// A pace: so many at once, so many each minute in the long run.
  public sealed interface Pace {

    int burst();

    int perMinute();
  }

  public record Account(
      @Positive @DefaultValue("600") int burst, @Positive @DefaultValue("3000") int perMinute)
      implements Pace {}

  public record Address(
      @Positive @DefaultValue("120") int burst, @Positive @DefaultValue("600") int perMinute)
      implements Pace {}

  public record SignIn(
      @Positive @DefaultValue("60") int burst, @Positive @DefaultValue("30") int perMinute)
      implements Pace {}

  public record Widget(
      @Positive @DefaultValue("600") int burst, @Positive @DefaultValue("3000") int perMinute)
      implements Pace {}

  public record Webhook(
      @Positive @DefaultValue("300") int burst, @Positive @DefaultValue("3000") int perMinute)
      implements Pace {}

  public record Socket(
      @Positive @DefaultValue("400") int burst, @Positive @DefaultValue("6000") int perMinute)
      implements Pace {}
}
