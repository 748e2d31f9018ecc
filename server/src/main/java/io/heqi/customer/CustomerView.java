package io.heqi.customer;

import io.heqi.foundation.text.Masking;
import io.heqi.shared.CustomerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A customer's profile as the desk shows it.
///
/// @param masked whether phone numbers, identity numbers and mail addresses are hidden in it; a
///     disclosure shows them
public record CustomerView(
    CustomerId id,
    String name,
    int vipLevel,
    List<String> tags,
    String note,
    @Nullable Instant blockedAt,
    @Nullable String blockedReason,
    Instant createdAt,
    boolean masked) {

  /// The profile as everybody sees it who gives no reason to see more.
  CustomerView veiled() {
    var veiledName = Masking.mask(name);
    var veiledNote = Masking.mask(note);
    return new CustomerView(
        id,
        veiledName,
        vipLevel,
        tags,
        veiledNote,
        blockedAt,
        blockedReason,
        createdAt,
        !veiledName.equals(name) || !veiledNote.equals(note));
  }
}
