package io.heqi.foundation.database;

import java.nio.file.Path;

/// The folder that holds what Heqi keeps on disk.
public record DataDirectory(Path path) {}
