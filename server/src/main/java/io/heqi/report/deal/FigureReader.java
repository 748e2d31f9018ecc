package io.heqi.report.deal;

import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of the figures. Each is counted for every agent and, under no agent, for all.
@Repository
class FigureReader {

  private final JdbcClient jdbc;

  FigureReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static final String INQUIRERS =
      """
      select answerer, count(*) from (
        select distinct answerer, customer_id from report.inquiries
        where merchant_id = ? and day between ? and ? and answerer <> '00000000-0000-0000-0000-000000000000'
          and (?::uuid is null or answerer = ?::uuid)) as i
      group by answerer
      union all
      select null, count(*) from (
        select distinct customer_id from report.inquiries
        where merchant_id = ? and day between ? and ? and answerer <> '00000000-0000-0000-0000-000000000000'
          and (?::uuid is null or answerer = ?::uuid)) as i
      """;

  /// Distinct customers whose question was answered, by who answered.
  Map<Optional<AccountId>, Long> inquirers(
      MerchantId merchant, LocalDate from, LocalDate to, @Nullable AccountId whose) {
    return counted(INQUIRERS, merchant, from, to, whose);
  }

  static final String PAYERS =
      """
      select agent_id, count(*) from (
        select distinct agent_id, customer_id from report.deals
        where merchant_id = ? and inquiry_day between ? and ? and agent_id is not null
          and (?::uuid is null or agent_id = ?::uuid)) as d
      group by agent_id
      union all
      select null, count(*) from (
        select distinct customer_id from report.deals
        where merchant_id = ? and inquiry_day between ? and ? and agent_id is not null
          and (?::uuid is null or agent_id = ?::uuid)) as d
      """;

  /// Distinct customers whose inquiry in the span led to a paid order.
  Map<Optional<AccountId>, Long> payers(
      MerchantId merchant, LocalDate from, LocalDate to, @Nullable AccountId whose) {
    return counted(PAYERS, merchant, from, to, whose);
  }

  private Map<Optional<AccountId>, Long> counted(
      String sql, MerchantId merchant, LocalDate from, LocalDate to, @Nullable AccountId whose) {
    var counts = new HashMap<Optional<AccountId>, Long>();
    var id = whose == null ? null : whose.value();
    jdbc.sql(sql)
        .param(merchant.value())
        .param(from)
        .param(to)
        .param(id)
        .param(id)
        .param(merchant.value())
        .param(from)
        .param(to)
        .param(id)
        .param(id)
        .query(
            row -> {
              counts.put(account(row.getObject(1, UUID.class)), row.getLong(2));
            });
    return counts;
  }

  static final String SALES =
      """
      select agent_id, grouping(agent_id) as whole, currency, count(*), sum(quantity),
        count(distinct coalesce(customer_id, order_id)), sum(counted)
      from report.deals
      where merchant_id = ? and day between ? and ? and (?::uuid is null or agent_id = ?::uuid)
      group by grouping sets ((agent_id, currency), (currency)) order by currency
      """;

  /// What was paid in the span, by whose the deals are.
  Map<Optional<AccountId>, List<Sales>> sales(
      MerchantId merchant, LocalDate from, LocalDate to, @Nullable AccountId whose) {
    var sales = new HashMap<Optional<AccountId>, List<Sales>>();
    var id = whose == null ? null : whose.value();
    jdbc.sql(SALES)
        .param(merchant.value())
        .param(from)
        .param(to)
        .param(id)
        .param(id)
        .query(
            row -> {
              var agent = account(row.getObject(1, UUID.class));
              if (agent.isPresent() || row.getInt(2) == 1) {
                sales
                    .computeIfAbsent(agent, _ -> new ArrayList<>())
                    .add(
                        new Sales(
                            row.getString(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getBigDecimal(7)));
              }
            });
    return sales;
  }

  /// How many orders that were paid in the span ended how.
  Map<DealOutcome, Long> outcomes(MerchantId merchant, LocalDate from, LocalDate to) {
    var outcomes = new EnumMap<DealOutcome, Long>(DealOutcome.class);
    jdbc.sql(
            """
            select outcome, count(*) from report.deals
            where merchant_id = ? and day between ? and ? group by outcome
            """)
        .params(merchant.value(), from, to)
        .query(
            row -> {
              outcomes.put(DealOutcome.valueOf(row.getString(1)), row.getLong(2));
            });
    return outcomes;
  }

  static final String ROWS =
      """
      select i.customer_id, i.conversation_id, i.first_at, i.asked, (
        select count(*) from report.deals
        where merchant_id = ? and inquiry_day between ? and ? and agent_id = ? and customer_id = i.customer_id)
      from (
        select customer_id, (array_agg(conversation_id order by asked_at))[1] as conversation_id,
          min(asked_at) as first_at, count(*) as asked
        from report.inquiries
        where merchant_id = ? and answerer = ? and day between ? and ? and customer_id > ?
        group by customer_id order by customer_id limit ?) as i
      order by i.customer_id
      """;

  /// A customer whom the agent answered.
  record Asked(
      CustomerId customer,
      ConversationId conversation,
      Instant firstAskedAt,
      long asked,
      long orders) {}

  List<Asked> inquirers(
      MerchantId merchant, LocalDate from, LocalDate to, AccountId agent, UUID after, int limit) {
    return jdbc.sql(ROWS)
        .params(
            merchant.value(),
            from,
            to,
            agent.value(),
            merchant.value(),
            agent.value(),
            from,
            to,
            after,
            limit)
        .query(
            (row, _) ->
                new Asked(
                    new CustomerId(row.getObject(1, UUID.class)),
                    new ConversationId(row.getObject(2, UUID.class)),
                    row.getTimestamp(3).toInstant(),
                    row.getLong(4),
                    row.getLong(5)))
        .list();
  }

  private static Optional<AccountId> account(@Nullable UUID id) {
    return Optional.ofNullable(id).map(AccountId::new);
  }
}
