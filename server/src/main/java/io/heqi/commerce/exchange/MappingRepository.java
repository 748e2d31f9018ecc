package io.heqi.commerce.exchange;

import io.heqi.merchant.Platform;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// How files of each platform were understood; one with the same headings is understood so again.
@Repository
class MappingRepository {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  MappingRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// What kind of file it is, and of whom.
  record Key(MerchantId merchant, Platform platform, FileKind kind, List<String> headings) {

    String digest() {
      try {
        var text = String.join("\n", headings).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Transactional(readOnly = true)
  public Optional<OrderMapping> find(Key key) {
    return jdbc.sql(
            """
            select mapping::text from commerce.import_mappings
            where merchant_id = ? and platform = ? and kind = ? and headings_digest = ?
            """)
        .params(key.merchant().value(), key.platform().name(), key.kind().name(), key.digest())
        .query((row, _) -> json.readValue(row.getString(1), OrderMapping.class))
        .optional();
  }

  @Transactional
  public void save(Key key, OrderMapping mapping, AccountId by, Instant at) {
    jdbc.sql(
            """
            insert into commerce.import_mappings
              (merchant_id, platform, kind, headings_digest, mapping, saved_by, saved_at)
            values (?, ?, ?, ?, ?::jsonb, ?, ?)
            on conflict (merchant_id, platform, kind, headings_digest)
            do update set mapping = excluded.mapping, saved_by = excluded.saved_by, saved_at = excluded.saved_at
            """)
        .params(key.merchant().value(), key.platform().name(), key.kind().name(), key.digest())
        .params(json.writeValueAsString(mapping), by.value(), Timestamp.from(at))
        .update();
  }
}
