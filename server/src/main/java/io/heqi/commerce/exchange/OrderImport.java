package io.heqi.commerce.exchange;

import io.heqi.foundation.exchange.Reason;
import io.heqi.foundation.table.TableForm;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A platform's file that was handed in, and how far it was taken.
///
/// @param heading where the names of the columns stand
/// @param mapping null before it was started
/// @param exportedAt how old what it says is, where no column says it; null before it was started
/// @param progress all zero before it was started
/// @param failure why it failed; null where it did not
public record OrderImport(
    MerchantId merchant,
    UUID id,
    ShopId shop,
    FileKind kind,
    Source source,
    Heading heading,
    State state,
    @Nullable OrderMapping mapping,
    @Nullable Instant exportedAt,
    Progress progress,
    @Nullable Reason failure,
    AccountId madeBy,
    Instant madeAt,
    @Nullable Instant finishedAt) {

  /// The file itself.
  ///
  /// @param digest SHA-256, by which the same file is known again
  public record Source(String name, TableForm form, String charset, String digest) {}

  /// How far it has come.
  public enum State {
    /// Its columns wait to be confirmed.
    NEW,
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
  }

  /// @param rows of the file, the heading not counted; 0 until they were counted
  /// @param read of them
  /// @param done orders or events that were dealt with, good and bad
  /// @param stored those that were new, or newer than what stood
  /// @param unchanged those that stood as new already
  /// @param bad rows that were left out
  public record Progress(int rows, int read, int done, int stored, int unchanged, int bad) {

    static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0);
  }
}
