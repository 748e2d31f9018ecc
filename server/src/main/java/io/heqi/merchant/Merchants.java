package io.heqi.merchant;

import io.heqi.foundation.queue.MerchantDirectory;
import io.heqi.shared.MerchantId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The merchants on this installation. This directory is read before a merchant is known, so it
/// holds names only.
@Service
public class Merchants implements MerchantDirectory {

  private final JdbcClient jdbc;
  private final Clock clock;

  Merchants(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Transactional
  public MerchantId found(String name, boolean demo) {
    var id =
        jdbc.sql(
                "insert into merchant.merchants (name, demo, created_at) values (?, ?, ?) returning"
                    + " id")
            .params(name, demo, java.sql.Timestamp.from(clock.instant()))
            .query(Long.class)
            .single();
    return new MerchantId(id);
  }

  @Override
  public List<MerchantId> all() {
    return jdbc.sql("select id from merchant.merchants where removed_at is null order by id")
        .query((row, _) -> new MerchantId(row.getLong(1)))
        .list();
  }

  /// Those whose rows were taken out, for whatever has to be tidied up after them.
  public List<MerchantId> removed() {
    return jdbc.sql("select id from merchant.merchants where removed_at is not null order by id")
        .query((row, _) -> new MerchantId(row.getLong(1)))
        .list();
  }

  public Optional<MerchantView> find(MerchantId id) {
    return jdbc.sql("select name, demo from merchant.merchants where id = ? and removed_at is null")
        .param(id.value())
        .query((row, _) -> new MerchantView(id, row.getString(1), row.getBoolean(2)))
        .optional();
  }

  /// Takes the merchant's name off the directory; the rest is the business of whoever removes it.
  @Transactional
  public void remove(MerchantId id) {
    jdbc.sql(
            "update merchant.merchants set name = '-', removed_at = coalesce(removed_at, ?) where"
                + " id = ?")
        .params(java.sql.Timestamp.from(clock.instant()), id.value())
        .update();
  }

  /// @param demo whether its data were made up for trying Heqi out
  public record MerchantView(MerchantId id, String name, boolean demo) {}
}
