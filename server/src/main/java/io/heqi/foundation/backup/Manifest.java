package io.heqi.foundation.backup;

import io.heqi.foundation.database.HouseDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The last entry of an archive: what it is, and every file it holds. An archive without one was
/// cut off.
///
/// @param format of the archive; a reader refuses one that it does not know
/// @param schemas the newest migration of each schema
record Manifest(
    int format,
    Kind kind,
    String heqi,
    String postgres,
    Instant takenAt,
    Map<String, String> schemas,
    List<Part> parts) {

  static final int FORMAT = 1;
  static final String NAME = "heqi-backup.json";

  private static final JsonMapper json = JsonMapper.builder().build();

  /// CLUSTER: the files of Heqi's own PostgreSQL. TABLES: the rows of a PostgreSQL that somebody
  /// else runs.
  enum Kind {
    CLUSTER,
    TABLES
  }

  /// @param sha256 in hexadecimal
  record Part(String path, long size, String sha256) {}

  byte[] bytes() {
    return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
  }

  static Manifest read(byte[] bytes) throws BackupRefused {
    try {
      var format = json.readTree(bytes).path("format").asInt(0);
      if (format != FORMAT) {
        throw new BackupRefused(
            "This archive has the format %d; this Heqi reads format %d.".formatted(format, FORMAT));
      }
      return json.readValue(bytes, Manifest.class);
    } catch (JacksonException e) {
      throw new BackupRefused("The archive's manifest cannot be read: " + e.getMessage(), e);
    }
  }

  void requireKnownSchemas() throws BackupRefused {
    var known = HouseDatabase.newestMigrations();
    for (var schema : schemas.entrySet()) {
      var newest = known.get(schema.getKey());
      if (newest == null || Integer.parseInt(newest) < Integer.parseInt(schema.getValue())) {
        throw new BackupRefused(
            "The backup was made by a newer Heqi (%s); restore it with that one.".formatted(heqi));
      }
    }
  }
}
