package io.heqi.conversation;

import io.heqi.shared.MerchantId;
import java.util.List;

/// Hears of changes after their commit, on whichever node they were made, in the order of the
/// merchant's change numbers and without gaps. Must return at once: it runs on the writer's own
/// thread.
public interface CommitListener {

  /// @param from the first change number of the run, `to` the last
  void committed(MerchantId merchant, long from, long to, List<Commit> commits);
}
