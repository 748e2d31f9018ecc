package io.heqi.knowledge.exchange;

import io.heqi.foundation.exchange.Reason;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemState;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file of knowledge that was handed in, what the check found in it, and how far it was taken.
///
/// @param takenAs how far its items are to come; null before somebody chose
/// @param report what the check found; all zero while it runs
/// @param done of the items, how many were dealt with when they were taken
/// @param failure why it failed; null where it did not
public record ItemImport(
    MerchantId merchant,
    UUID id,
    String name,
    Form form,
    String charset,
    State state,
    @Nullable ItemState takenAs,
    Report report,
    int done,
    int takenNew,
    int takenChanged,
    @Nullable Reason failure,
    AccountId madeBy,
    @Nullable AccountId takenBy,
    Instant madeAt,
    @Nullable Instant finishedAt) {

  /// What the file is written in.
  public enum Form {
    CSV,
    XLSX,
    MARKDOWN,
    HTML
  }

  /// How far it has come.
  public enum State {
    CHECKING,
    CHECKED,
    TAKING,
    DONE,
    CANCELLED,
    FAILED
  }

  /// @param items of the file that can be taken, in all
  /// @param unchanged items that stand there just so
  /// @param near the first groups of items that are nearly the same
  /// @param nearGroups how many there are
  public record Report(
      int rows,
      int bad,
      int items,
      int fresh,
      int changed,
      int unchanged,
      List<Near> near,
      int nearGroups,
      int picturesLeftOut) {}

  /// Items that nearly ask the same.
  ///
  /// @param titles the first of those in the file
  /// @param inFile how many of them are in the file
  /// @param known the first of those that stand there already
  public record Near(List<String> titles, int inFile, List<Known> known) {}

  public record Known(ItemId item, String title) {}
}
