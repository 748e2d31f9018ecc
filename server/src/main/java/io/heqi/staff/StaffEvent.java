package io.heqi.staff;

import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;

/// What happened among the staff.
public sealed interface StaffEvent {

  MerchantId merchant();

  /// An agent is now in this state, by choice or because the desk went silent.
  record PresenceChanged(MerchantId merchant, AccountId account, PresenceState state)
      implements StaffEvent {}

  /// A level's limit, a team or a membership changed, so routing may decide otherwise.
  record StaffingChanged(MerchantId merchant) implements StaffEvent {}
}
