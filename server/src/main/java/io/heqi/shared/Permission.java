package io.heqi.shared;

import java.util.List;

/// A named right that a role may hold, such as `conversation.reply`. Each module declares its own.
///
/// @param from the humblest of the role templates that holds it from the start
public record Permission(String code, RoleTemplate from) {

  /// The permissions of one module, shown together on the page of roles.
  public record Group(String module, List<Permission> permissions) {}

  @Override
  public String toString() {
    return code;
  }
}
