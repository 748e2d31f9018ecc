package io.heqi.channel.transcript;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heqi.channel.ChannelPermissions;
import io.heqi.channel.Channels;
import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.InboundMessage;
import io.heqi.conversation.MessageContent;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Merchants;
import io.heqi.shared.ChannelId;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/// Plays imported transcripts again, for training and for trying a team out: their customers write
/// now, through the simulator's channel, so that nobody takes them for real ones. A replay goes on
/// after a restart where it was; no message is sent twice.
@Service
public class Replays {

  private static final Logger log = LoggerFactory.getLogger(Replays.class);

  private final ReplayRepository replays;
  private final Imports imports;
  private final Channels channels;
  private final Conversations conversations;
  private final Merchants merchants;
  private final AuditLog audit;
  private final Clock clock;
  private final UUID node = Ids.next();
  private final Cache<UUID, ReplayScript> scripts =
      Caffeine.newBuilder().maximumSize(10).expireAfterAccess(Duration.ofMinutes(10)).build();

  Replays(
      ReplayRepository replays,
      Imports imports,
      Channels channels,
      Conversations conversations,
      Merchants merchants,
      AuditLog audit,
      Clock clock) {
    this.replays = replays;
    this.imports = imports;
    this.channels = channels;
    this.conversations = conversations;
    this.merchants = merchants;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param speed 1 to 100 times as fast as it was
  /// @param atOnce 1 to 100 customers at the same time
  public Replay start(Actor by, UUID transcript, int speed, int atOnce) {
    by.require(ChannelPermissions.MANAGE);
    var source = imports.find(by, transcript);
    if (source.mapping() == null) {
      throw Refusal.conflict("channel.replay-needs-import");
    }
    var replay =
        new Replay(
            by.merchant(),
            Ids.next(),
            transcript,
            simulator(by, source.shop()),
            speed,
            atOnce,
            "RUNNING",
            0,
            0,
            "",
            by.account(),
            clock.instant(),
            null);
    replays.insert(replay);
    audit.record(by, "channel.replay-started", replay.id(), Map.of("transcript", transcript));
    return replay;
  }

  private ChannelId simulator(Actor by, ShopId shop) {
    return channels.list(by.merchant()).stream()
        .filter(c -> c.kind() == ChannelKind.SIMULATOR && c.shop().equals(shop))
        .findFirst()
        .map(c -> c.id())
        .orElseGet(
            () ->
                channels.add(
                    by,
                    new Channels.SaveChannel(
                        shop, ChannelKind.SIMULATOR, "模拟", List.of(), null, true)));
  }

  public void stop(Actor by, UUID id) {
    by.require(ChannelPermissions.MANAGE);
    if (replays.find(by.merchant(), id).isEmpty()) {
      throw Refusal.notFound("channel.replay-unknown");
    }
    if (!replays.finish(by.merchant(), id, "STOPPED", "", clock.instant())) {
      throw Refusal.conflict("channel.replay-over");
    }
    audit.record(by, "channel.replay-stopped", id);
  }

  /// The newest fifty.
  public List<Replay> list(Actor by) {
    by.require(ChannelPermissions.MANAGE);
    return replays.newest(by.merchant());
  }

  @Scheduled(fixedDelayString = "${heqi.channel.replay:250ms}")
  void play() {
    var all = merchants.all();
    for (var replay : Tenancy.within(all, () -> replays.claim(all, node, clock.instant()))) {
      Tenancy.run(replay.merchant(), () -> play(replay));
    }
  }

  private void play(Replay replay) {
    try {
      var script =
          scripts.get(
              replay.id(),
              _ -> imports.script(replay.merchant(), replay.transcript(), replay.atOnce()));
      var elapsed =
          Duration.between(replay.startedAt(), clock.instant()).multipliedBy(replay.speed());
      var due = script.due(elapsed);
      for (var i = replay.played(); i < due; i++) {
        say(replay, script, i);
      }
      if (due > replay.played() || replay.total() == 0) {
        replays.progress(replay, due, script.steps().size());
      }
      if (due == script.steps().size()) {
        replays.finish(replay.merchant(), replay.id(), "DONE", "", clock.instant());
      }
    } catch (RuntimeException e) {
      log.error("Replay {} failed", replay.id(), e);
      replays.finish(
          replay.merchant(),
          replay.id(),
          "FAILED",
          String.valueOf(e.getMessage()),
          clock.instant());
    }
  }

  private void say(Replay replay, ReplayScript script, int number) {
    var step = script.steps().get(number);
    var customer = "replay:" + replay.id() + ":" + step.talk();
    try {
      var _ =
          conversations
              .receive(
                  new InboundMessage(
                      replay.merchant(),
                      script.shop(),
                      replay.channel(),
                      ChannelKind.SIMULATOR,
                      customer.length() <= 190 ? customer : customer.substring(0, 190),
                      shortened(step.customerName()),
                      "replay:" + replay.id() + ":" + number,
                      MessageContent.text(step.text()),
                      null,
                      null,
                      null,
                      false))
              .join();
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof Refusal refusal) || refusal.kind() == Refusal.Kind.BUSY) {
        throw e;
      }
      log.info("A line of replay {} was refused: {}", replay.id(), refusal.code());
    }
  }

  private static String shortened(String name) {
    return name.length() <= 60 ? name : name.substring(0, 60);
  }
}
