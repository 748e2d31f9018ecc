package io.heqi.foundation.database;

import java.nio.file.Path;

/// Another running Heqi holds the data directory.
final class DataDirectoryInUse extends IllegalStateException {

  DataDirectoryInUse(Path directory) {
    super("The data directory " + directory + " is in use by another running Heqi.");
  }

  String action() {
    return "Stop that one, or start this one with another directory: bin/run --data DIR";
  }
}
