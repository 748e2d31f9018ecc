package io.heqi.shared;

/// The roles a merchant begins with, from the humblest up; each holds what the ones before it hold.
/// A merchant may change them and add others.
public enum RoleTemplate {
  AGENT,
  SUPERVISOR,
  MANAGER,
  OWNER
}
