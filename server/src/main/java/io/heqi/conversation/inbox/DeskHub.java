package io.heqi.conversation.inbox;

import io.heqi.conversation.ChangeFeeds;
import io.heqi.conversation.Commit;
import io.heqi.conversation.CommitListener;
import io.heqi.conversation.Signals;
import io.heqi.foundation.realtime.FanOut;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.staff.PresenceState;
import io.heqi.staff.StaffEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.json.JsonMapper;

/// Hands each change to the desks that may see it. A change is put into words once, however many
/// desks hear it.
@Component
class DeskHub implements CommitListener {

  private static final String PRESENCE = "presence";

  private final ChangeFeeds feeds;
  private final FanOut fanOut;
  private final Lines lines;
  private final Addressed addressed;
  private final JsonMapper json;
  private final Map<MerchantId, Set<DeskSocket>> desks = new ConcurrentHashMap<>();

  DeskHub(
      ChangeFeeds feeds,
      FanOut fanOut,
      Lines lines,
      Addressed addressed,
      JsonMapper json,
      Signals signals) {
    this.addressed = addressed;
    this.feeds = feeds;
    this.fanOut = fanOut;
    this.lines = lines;
    this.json = json;
    signals.listen(this::signalled);
    fanOut.listen(PRESENCE, this::presenceElsewhere);
  }

  void join(DeskSocket desk) {
    feeds.watch(desk.actor.merchant());
    desks.computeIfAbsent(desk.actor.merchant(), _ -> ConcurrentHashMap.newKeySet()).add(desk);
  }

  void leave(DeskSocket desk) {
    desksOf(desk.actor.merchant()).remove(desk);
  }

  private Set<DeskSocket> desksOf(MerchantId merchant) {
    return desks.getOrDefault(merchant, Set.of());
  }

  @Override
  public void committed(MerchantId merchant, long from, long to, List<Commit> commits) {
    var here = desksOf(merchant);
    if (here.isEmpty()) {
      return;
    }
    var worded = commits.stream().map(commit -> new Worded(commit, lines)).toList();
    for (var desk : here) {
      tell(desk, to, worded);
    }
    commits.forEach(commit -> alert(commit, here));
  }

  /// Says only that there is something to be asked for: the named one may lack the right to see it.
  private void alert(Commit commit, Set<DeskSocket> here) {
    var named = addressed.of(commit.entries());
    here.stream()
        .filter(desk -> named.contains(desk.actor.account().value()))
        .forEach(desk -> desk.link.send("{\"type\":\"mention\"}"));
  }

  private static void tell(DeskSocket desk, long to, List<Worded> commits) {
    var rows = new StringBuilder("{\"type\":\"rows\",\"cursor\":").append(to).append(",\"rows\":[");
    var empty = rows.length();
    for (var commit : commits) {
      var row = commit.commit.row();
      if (desk.sees(row)) {
        desk.remember(row.id());
        rows.append(rows.length() == empty ? "" : ",").append(commit.row(desk.plain));
        if (desk.watches(row.id()) && !commit.commit.entries().isEmpty()) {
          desk.link.send(commit.entries(desk.plain));
        }
      } else if (desk.forget(row.id())) {
        desk.link.send("{\"type\":\"gone\",\"conversation\":\"" + row.id() + "\"}");
      }
    }
    desk.link.send(rows.append("]}").toString());
  }

  private void signalled(Signals.Signal signal) {
    var frame =
        json.writeValueAsString(
            new SignalFrame(
                "viewing",
                signal.conversation().value(),
                signal.account() == null ? null : signal.account().value(),
                signal.name(),
                signal.typing()));
    for (var desk : desksOf(signal.merchant())) {
      if (desk.watches(signal.conversation()) && !desk.actor.account().equals(signal.account())) {
        desk.link.send(frame);
      }
    }
  }

  private record SignalFrame(
      String type, UUID conversation, @Nullable UUID account, String name, boolean typing) {}

  private record PresenceFrame(String type, UUID account, String state) {}

  @TransactionalEventListener(fallbackExecution = true)
  void on(StaffEvent.PresenceChanged event) {
    tell(event);
    fanOut.publish(
        PRESENCE,
        List.of("%s %s %s".formatted(event.merchant(), event.account(), event.state().name())));
  }

  private void presenceElsewhere(String line) {
    var parts = line.split(" ", 3);
    tell(
        new StaffEvent.PresenceChanged(
            new MerchantId(Long.parseLong(parts[0])),
            new AccountId(UUID.fromString(parts[1])),
            PresenceState.valueOf(parts[2])));
  }

  private void tell(StaffEvent.PresenceChanged event) {
    var frame =
        json.writeValueAsString(
            new PresenceFrame("presence", event.account().value(), event.state().name()));
    desksOf(event.merchant()).forEach(desk -> desk.link.send(frame));
  }

  /// A commit put into words at most twice: with personal data and without.
  private static final class Worded {

    final Commit commit;
    private final Lines lines;
    private final String[] rows = new String[2];
    private final String[] entries = new String[2];

    Worded(Commit commit, Lines lines) {
      this.commit = commit;
      this.lines = lines;
    }

    String row(boolean plain) {
      var form = plain ? 1 : 0;
      if (rows[form] == null) {
        rows[form] = lines.write(commit.row(), plain);
      }
      return rows[form];
    }

    String entries(boolean plain) {
      var form = plain ? 1 : 0;
      if (entries[form] == null) {
        entries[form] = EntriesFrame.of(lines, commit.row().id(), commit.entries(), plain);
      }
      return entries[form];
    }
  }
}
