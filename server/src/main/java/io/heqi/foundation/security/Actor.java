package io.heqi.foundation.security;

import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Permission;
import io.heqi.shared.Refusal;
import java.util.Set;

/// Who is doing something, for which merchant, and what this person or integration may do there.
///
/// @param name the display name at this merchant
/// @param address where the request comes from, for the audit log
public record Actor(
    MerchantId merchant, AccountId account, String name, Set<String> permissions, String address) {

  public boolean may(Permission permission) {
    return permissions.contains(permission.code());
  }

  /// Refuses whoever lacks the permission.
  public void require(Permission permission) {
    if (!may(permission)) {
      throw Refusal.forbidden("foundation.permission-missing", permission.code());
    }
  }
}
