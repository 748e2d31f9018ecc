package io.heqi.conversation.inbox;

import io.heqi.conversation.Access;
import io.heqi.conversation.ConversationRow;
import io.heqi.foundation.limits.FramePace;
import io.heqi.foundation.realtime.SocketLink;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ConversationId;
import io.heqi.shared.TeamId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One connected desk: who sits there, which conversations are open on its screen, and which rows
/// it was shown.
final class DeskSocket {

  private static final int MOST_WATCHED = 200;

  final Actor actor;
  final SocketLink link;
  final String token;
  final FramePace pace;
  final boolean plain;
  private volatile Set<TeamId> teams;
  private final Set<ConversationId> watched = ConcurrentHashMap.newKeySet();
  private final Set<ConversationId> shown = ConcurrentHashMap.newKeySet();

  DeskSocket(Actor actor, SocketLink link, String token, FramePace pace, Set<TeamId> teams) {
    this.actor = actor;
    this.link = link;
    this.token = token;
    this.pace = pace;
    this.plain = Lines.sees(actor);
    this.teams = teams;
  }

  boolean sees(ConversationRow row) {
    return Access.maySee(actor, row, () -> teams);
  }

  void setTeams(Set<TeamId> teams) {
    this.teams = teams;
  }

  boolean watch(ConversationId id) {
    if (watched.size() >= MOST_WATCHED) {
      return watched.contains(id);
    }
    watched.add(id);
    return true;
  }

  void unwatch(ConversationId id) {
    watched.remove(id);
  }

  boolean watches(ConversationId id) {
    return watched.contains(id);
  }

  void remember(ConversationId id) {
    shown.add(id);
  }

  /// Whether the row was on this screen before; it then has to be taken off.
  boolean forget(ConversationId id) {
    watched.remove(id);
    return shown.remove(id);
  }
}
