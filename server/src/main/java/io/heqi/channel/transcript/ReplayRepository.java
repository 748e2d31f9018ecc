package io.heqi.channel.transcript;

import io.heqi.shared.AccountId;
import io.heqi.shared.ChannelId;
import io.heqi.shared.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class ReplayRepository {

  /// Whoever plays says so at least as often; else another node takes over.
  private static final Duration CLAIM = Duration.ofSeconds(30);

  private static final String COLUMNS =
      " merchant_id, id, import_id, channel_id, speed, at_once, state, played, total, reason,"
          + " made_by, started_at, finished_at ";

  private final JdbcClient jdbc;

  ReplayRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional
  public void insert(Replay replay) {
    jdbc.sql(
            """
            insert into channel.replays (merchant_id, id, import_id, channel_id, speed, at_once, made_by, started_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            replay.merchant().value(),
            replay.id(),
            replay.transcript(),
            replay.channel().value(),
            replay.speed(),
            replay.atOnce(),
            replay.madeBy().value(),
            Timestamp.from(replay.startedAt()))
        .update();
  }

  @Transactional(readOnly = true)
  public List<Replay> newest(MerchantId merchant) {
    return jdbc.sql(
            "select"
                + COLUMNS
                + "from channel.replays where merchant_id = ? order by started_at desc limit 50")
        .param(merchant.value())
        .query((row, _) -> replay(row))
        .list();
  }

  @Transactional(readOnly = true)
  public Optional<Replay> find(MerchantId merchant, UUID id) {
    return jdbc.sql("select" + COLUMNS + "from channel.replays where merchant_id = ? and id = ?")
        .params(merchant.value(), id)
        .query((row, _) -> replay(row))
        .optional();
  }

  /// Takes, or goes on with, what this node may play.
  @Transactional
  public List<Replay> claim(List<MerchantId> merchants, UUID node, Instant now) {
    return jdbc.sql(
            """
            update channel.replays set claimed_by = ?, claimed_until = ?
            where merchant_id = any (?::bigint[]) and state = 'RUNNING'
              and (claimed_by = ? or claimed_until is null or claimed_until < ?)
            returning
            """
                + COLUMNS)
        .params(
            node,
            Timestamp.from(now.plus(CLAIM)),
            merchants.stream().map(MerchantId::value).toArray(Long[]::new),
            node,
            Timestamp.from(now))
        .query((row, _) -> replay(row))
        .list();
  }

  @Transactional
  public void progress(Replay replay, int played, int total) {
    jdbc.sql("update channel.replays set played = ?, total = ? where merchant_id = ? and id = ?")
        .params(played, total, replay.merchant().value(), replay.id())
        .update();
  }

  /// @return whether it was still running
  @Transactional
  public boolean finish(MerchantId merchant, UUID id, String state, String reason, Instant at) {
    return jdbc.sql(
                """
                update channel.replays set state = ?, reason = ?, finished_at = ?
                where merchant_id = ? and id = ? and state = 'RUNNING'
                """)
            .params(state, reason, Timestamp.from(at), merchant.value(), id)
            .update()
        == 1;
  }

  private static Replay replay(ResultSet row) throws SQLException {
    var finished = row.getTimestamp(13);
    return new Replay(
        new MerchantId(row.getLong(1)),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        new ChannelId(row.getObject(4, UUID.class)),
        row.getInt(5),
        row.getInt(6),
        row.getString(7),
        row.getInt(8),
        row.getInt(9),
        row.getString(10),
        new AccountId(row.getObject(11, UUID.class)),
        row.getTimestamp(12).toInstant(),
        finished == null ? null : finished.toInstant());
  }
}
