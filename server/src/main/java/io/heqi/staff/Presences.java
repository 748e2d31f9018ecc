package io.heqi.staff;

import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Merchants;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Which agents are there. A desk that is connected says so every ten seconds; one that was not
/// heard of for 30 seconds makes its agent `AWAY`, and its return brings back what the agent had
/// chosen.
@Service
public class Presences {

  public static final Duration AWAY_AFTER = Duration.ofSeconds(30);

  private final JdbcClient jdbc;
  private final Merchants merchants;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Presences(
      JdbcClient jdbc,
      Merchants merchants,
      ApplicationEventPublisher events,
      TransactionTemplate transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.merchants = merchants;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @param since when the agent came into this state
  /// @param seenAt when a desk of the agent was last connected
  public record PresenceView(
      AccountId account, PresenceState state, Instant since, Instant seenAt) {}

  private record Moved(MerchantId merchant, AccountId account, PresenceState state) {}

  @Transactional
  public void choose(Actor by, PresenceState state) {
    if (state == PresenceState.AWAY) {
      throw Refusal.invalid("staff.away-not-chosen");
    }
    var now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            insert into staff.presences as p values (?, ?, ?, ?, ?, ?)
            on conflict (merchant_id, account_id) do update
              set chosen = excluded.chosen, state = excluded.state, seen_at = excluded.seen_at,
                since = case when p.state = excluded.state then p.since else excluded.since end
            """)
        .params(by.merchant().value(), by.account().value(), state.name(), state.name(), now, now)
        .update();
    events.publishEvent(new StaffEvent.PresenceChanged(by.merchant(), by.account(), state));
  }

  /// A desk of the agent is connected. The first one of an agent who was never here, or who signed
  /// off, comes up as offline: an agent takes conversations only by choice.
  @Transactional
  public PresenceState seen(MerchantId merchant, AccountId account) {
    var now = Timestamp.from(clock.instant());
    var back =
        jdbc.sql(
                """
                update staff.presences set state = chosen, since = ?, seen_at = ?
                where merchant_id = ? and account_id = ? and state = 'AWAY' returning state
                """)
            .params(now, now, merchant.value(), account.value())
            .query((row, _) -> PresenceState.valueOf(row.getString(1)))
            .optional();
    if (back.isPresent()) {
      events.publishEvent(new StaffEvent.PresenceChanged(merchant, account, back.get()));
      return back.get();
    }
    return jdbc.sql(
            """
            insert into staff.presences as p values (?, ?, 'OFFLINE', 'OFFLINE', ?, ?)
            on conflict (merchant_id, account_id) do update set seen_at = excluded.seen_at returning state
            """)
        .params(merchant.value(), account.value(), now, now)
        .query((row, _) -> PresenceState.valueOf(row.getString(1)))
        .single();
  }

  /// Makes those away whose desks have been silent too long. Any node may do it at any time.
  public void sweep() {
    var silentSince = Timestamp.from(clock.instant().minus(AWAY_AFTER));
    var now = Timestamp.from(clock.instant());
    var moved =
        Tenancy.within(
            merchants.all(),
            () ->
                transactions.execute(
                    _ ->
                        jdbc.sql(
                                """
                                update staff.presences set state = 'AWAY', since = ?
                                where state in ('ONLINE', 'BUSY', 'BREAK') and seen_at < ?
                                returning merchant_id, account_id
                                """)
                            .params(now, silentSince)
                            .query(
                                (row, _) ->
                                    new Moved(
                                        new MerchantId(row.getLong(1)),
                                        new AccountId(row.getObject(2, UUID.class)),
                                        PresenceState.AWAY))
                            .list()));
    for (var one : moved) {
      events.publishEvent(
          new StaffEvent.PresenceChanged(one.merchant(), one.account(), one.state()));
    }
  }

  @Transactional(readOnly = true)
  public List<PresenceView> list(MerchantId merchant) {
    return jdbc.sql(
            """
            select account_id, state, since, seen_at from staff.presences where merchant_id = ? order by account_id
            """)
        .param(merchant.value())
        .query(
            (row, _) ->
                new PresenceView(
                    new AccountId(row.getObject(1, UUID.class)),
                    PresenceState.valueOf(row.getString(2)),
                    row.getTimestamp(3).toInstant(),
                    row.getTimestamp(4).toInstant()))
        .list();
  }
}
