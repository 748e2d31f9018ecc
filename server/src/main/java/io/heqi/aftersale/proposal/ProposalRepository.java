package io.heqi.aftersale.proposal;

import io.heqi.aftersale.cause.CauseDimension;
import io.heqi.aftersale.cause.CauseRow;
import io.heqi.shared.AccountId;
import io.heqi.shared.Cursor;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The rows of proposals.
@Repository
class ProposalRepository {

  private static final String SELECT =
      """
      select id, dimension, subject_key, subject, shops, first_day, last_day, seen::text, kind, observation, text,
        owner_id, due_at, state, proposed_by, proposed_at, ended_at, ended_by, result
      from aftersale.proposals where merchant_id = ?
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ProposalRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// @return whether it is new
  boolean insert(MerchantId merchant, String key, ProposalView made) {
    var row = made.row();
    return jdbc.sql(
                """
                insert into aftersale.proposals (merchant_id, id, key, dimension, subject_key, subject, shops, first_day,
                  last_day, seen, kind, observation, text, owner_id, due_at, state, proposed_by, proposed_at, result)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, '')
                on conflict (merchant_id, key) do nothing
                """)
            .param(merchant.value())
            .param(made.id().value())
            .param(key)
            .param(row == null ? null : row.by().name())
            .param(row == null ? "" : row.key())
            .param(made.subject())
            .param(
                row == null
                    ? new UUID[0]
                    : row.shops().stream().map(ShopId::value).toArray(UUID[]::new))
            .param(row == null ? null : row.from())
            .param(row == null ? null : row.to())
            .param(row == null ? null : json.writeValueAsString(row.seen()))
            .param(made.kind().name())
            .param(made.observation())
            .param(made.text())
            .param(made.owner() == null ? null : made.owner().value())
            .param(Timestamp.from(made.dueAt()))
            .param(made.state().name())
            .param(made.proposedBy().value())
            .param(Timestamp.from(made.proposedAt()))
            .update()
        == 1;
  }

  Optional<ProposalView> byKey(MerchantId merchant, String key) {
    return jdbc.sql(SELECT + " and key = ?")
        .params(merchant.value(), key)
        .query((row, _) -> read(row))
        .optional();
  }

  Optional<ProposalView> find(MerchantId merchant, ProposalId id) {
    return jdbc.sql(SELECT + " and id = ?")
        .params(merchant.value(), id.value())
        .query((row, _) -> read(row))
        .optional();
  }

  List<ProposalView> list(MerchantId merchant, ProposalFilter wanted, Cursor after, int limit) {
    var state = wanted.state() == null ? null : wanted.state().name();
    var kind = wanted.kind() == null ? null : wanted.kind().name();
    var by = wanted.by() == null ? null : wanted.by().name();
    return jdbc.sql(
            SELECT
                + """
                  and (?::text is null or state = ?) and (?::text is null or kind = ?)
                  and (?::text is null or dimension = ?) and (?::text is null or subject_key = ?)
                  and (proposed_at, id) < (?, ?) order by proposed_at desc, id desc limit ?
                """)
        .param(merchant.value())
        .param(state)
        .param(state)
        .param(kind)
        .param(kind)
        .param(by)
        .param(by)
        .param(wanted.key())
        .param(wanted.key())
        .param(Timestamp.from(after.at()))
        .param(after.id())
        .param(limit)
        .query((row, _) -> read(row))
        .list();
  }

  /// @return whether it was open
  boolean end(
      MerchantId merchant,
      ProposalId id,
      ProposalState state,
      String result,
      AccountId by,
      Instant now) {
    return jdbc.sql(
                """
                update aftersale.proposals set state = ?, result = ?, ended_by = ?, ended_at = ?
                where merchant_id = ? and id = ? and state = 'OPEN'
                """)
            .param(state.name())
            .param(result.strip())
            .param(by.value())
            .param(Timestamp.from(now))
            .param(merchant.value())
            .param(id.value())
            .update()
        == 1;
  }

  private ProposalView read(ResultSet row) throws SQLException {
    var ended = row.getTimestamp("ended_at");
    var endedBy = row.getObject("ended_by", UUID.class);
    return new ProposalView(
        new ProposalId(row.getObject("id", UUID.class)),
        subject(row),
        row.getString("subject"),
        ProposalKind.valueOf(row.getString("kind")),
        row.getString("observation"),
        row.getString("text"),
        new AccountId(row.getObject("owner_id", UUID.class)),
        row.getTimestamp("due_at").toInstant(),
        ProposalState.valueOf(row.getString("state")),
        new AccountId(row.getObject("proposed_by", UUID.class)),
        row.getTimestamp("proposed_at").toInstant(),
        ended == null ? null : ended.toInstant(),
        endedBy == null ? null : new AccountId(endedBy),
        row.getString("result"));
  }

  private ProposalView.@Nullable ProposalSubject subject(ResultSet row) throws SQLException {
    var by = row.getString("dimension");
    if (by == null) {
      return null;
    }
    return new ProposalView.ProposalSubject(
        CauseDimension.valueOf(by),
        row.getString("subject_key"),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class),
        Arrays.stream((UUID[]) row.getArray("shops").getArray()).map(ShopId::new).toList(),
        json.readValue(row.getString("seen"), CauseRow.class));
  }
}
