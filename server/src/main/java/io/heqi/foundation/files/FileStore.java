package io.heqi.foundation.files;

import io.heqi.shared.MerchantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;

/// Keeps bytes under a merchant and an id. A file is there as a whole or not at all, and never
/// changes.
public interface FileStore {

  /// Moves a finished file in; `variant` tells the original (`""`) from what was made of it
  /// (`thumbnail`).
  void keep(MerchantId merchant, UUID id, String variant, Path finished) throws IOException;

  InputStream open(MerchantId merchant, UUID id, String variant) throws IOException;

  long size(MerchantId merchant, UUID id, String variant) throws IOException;

  /// Deletes one file, where it is still there.
  void drop(MerchantId merchant, UUID id, String variant) throws IOException;

  /// Deletes all that is kept for a merchant.
  void forget(MerchantId merchant) throws IOException;

  /// An empty file on the same disk, to be filled and then kept.
  Path fresh() throws IOException;
}
