package io.heqi.servicelevel.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.merchant.RuleSets;
import io.heqi.servicelevel.Replies;
import io.heqi.servicelevel.ReplyClock;
import io.heqi.servicelevel.ReplyClocks;
import io.heqi.servicelevel.ReplyFigures;
import io.heqi.shared.AccountId;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The reply clocks and what came of them. Times are whole seconds.
@RestController
class ReplyClockController {

  private final ReplyClocks clocks;
  private final Replies replies;
  private final Clock clock;

  ReplyClockController(ReplyClocks clocks, Replies replies, Clock clock) {
    this.clocks = clocks;
    this.replies = replies;
    this.clock = clock;
  }

  record ClockResponse(
      ShopId shop, long warnSeconds, long breachSeconds, LocalTime from, LocalTime through) {

    static ClockResponse of(ShopId shop, ReplyClock clock) {
      return new ClockResponse(
          shop,
          clock.warn().toSeconds(),
          clock.breach().toSeconds(),
          clock.from(),
          clock.through());
    }
  }

  record VersionResponse(Instant validFrom, ClockResponse clock) {

    static VersionResponse of(ShopId shop, RuleSets.Version<ReplyClock> version) {
      return new VersionResponse(version.validFrom(), ClockResponse.of(shop, version.rules()));
    }
  }

  /// @param validFrom from when it holds; left out, from now on
  record VersionRequest(
      @Nullable Instant validFrom,
      @Min(1) @Max(86_400) long warnSeconds,
      @Min(1) @Max(86_400) long breachSeconds,
      @NotNull LocalTime from,
      @NotNull LocalTime through) {}

  record FiguresResponse(
      @Nullable AccountId agent,
      int conversations,
      int turns,
      int inTime,
      int unanswered,
      int pending,
      int excused,
      @Nullable Double rate,
      @Nullable Double firstResponseSeconds,
      @Nullable Double averageResponseSeconds) {

    static FiguresResponse of(@Nullable AccountId agent, ReplyFigures figures) {
      return new FiguresResponse(
          agent,
          figures.conversations(),
          figures.turns(),
          figures.inTime(),
          figures.unanswered(),
          figures.pending(),
          figures.excused(),
          figures.rate(),
          seconds(figures.firstResponse()),
          seconds(figures.averageResponse()));
    }

    private static @Nullable Double seconds(@Nullable Duration time) {
      return time == null ? null : time.toMillis() / 1_000.0;
    }
  }

  record DayResponse(LocalDate day, List<FiguresResponse> agents, FiguresResponse all) {}

  @OpenTo(OpenTo.SIGNED_IN)
  @GetMapping("/api/reply-clocks")
  List<ClockResponse> now(@AuthenticationPrincipal Actor actor) {
    return clocks.now(actor.merchant()).entrySet().stream()
        .map(entry -> ClockResponse.of(entry.getKey(), entry.getValue()))
        .toList();
  }

  @OpenTo(OpenTo.SIGNED_IN)
  @GetMapping("/api/reply-clocks/{shop}/versions")
  List<VersionResponse> versions(@AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    var id = new ShopId(shop);
    return clocks.versions(actor, id).stream().map(v -> VersionResponse.of(id, v)).toList();
  }

  @OpenTo("merchant.settings")
  @PostMapping("/api/reply-clocks/{shop}/versions")
  @ResponseStatus(HttpStatus.CREATED)
  VersionResponse put(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody VersionRequest request) {
    var validFrom = request.validFrom() == null ? clock.instant() : request.validFrom();
    var rules =
        new ReplyClock(
            Duration.ofSeconds(request.warnSeconds()),
            Duration.ofSeconds(request.breachSeconds()),
            request.from(),
            request.through());
    clocks.put(actor, new ShopId(shop), validFrom, rules);
    return new VersionResponse(validFrom, ClockResponse.of(new ShopId(shop), rules));
  }

  @OpenTo("conversation.reply")
  @GetMapping("/api/reply-figures")
  DayResponse day(@AuthenticationPrincipal Actor actor, @RequestParam LocalDate day) {
    var figures = replies.day(actor, day);
    return new DayResponse(
        day,
        figures.agents().entrySet().stream()
            .map(entry -> FiguresResponse.of(entry.getKey(), entry.getValue()))
            .toList(),
        FiguresResponse.of(null, figures.all()));
  }
}
