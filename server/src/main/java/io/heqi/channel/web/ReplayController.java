package io.heqi.channel.web;

import io.heqi.channel.transcript.Replay;
import io.heqi.channel.transcript.Replays;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Transcripts played again as customers who write now, through the simulator.
@RestController
@RequestMapping("/api/replays")
class ReplayController {

  private final Replays replays;

  ReplayController(Replays replays) {
    this.replays = replays;
  }

  record ReplayRequest(
      @NotNull UUID transcript, @Min(1) @Max(100) int speed, @Min(1) @Max(100) int atOnce) {}

  @OpenTo("channel.manage")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Replay start(@AuthenticationPrincipal Actor actor, @Valid @RequestBody ReplayRequest request) {
    return replays.start(actor, request.transcript(), request.speed(), request.atOnce());
  }

  @OpenTo("channel.manage")
  @GetMapping
  List<Replay> list(@AuthenticationPrincipal Actor actor) {
    return replays.list(actor);
  }

  @OpenTo("channel.manage")
  @DeleteMapping("/{replay}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void stop(@AuthenticationPrincipal Actor actor, @PathVariable UUID replay) {
    replays.stop(actor, replay);
  }
}
