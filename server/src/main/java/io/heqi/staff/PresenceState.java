package io.heqi.staff;

/// Whether an agent takes conversations. `ONLINE` takes new ones, `BUSY` keeps those at hand,
/// `BREAK` is a pause, `AWAY` is nobody's choice: no desk of the agent has been connected for 30
/// seconds.
public enum PresenceState {
  ONLINE,
  BUSY,
  BREAK,
  AWAY,
  OFFLINE
}
