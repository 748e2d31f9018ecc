package io.heqi.report.deal;

import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of questions and who answered them.
@Repository
class InquiryRepository {

  private static final UUID BOT = new UUID(0, 0);
  private static final int MOST = 500;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  InquiryRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// The last question of a conversation.
  ///
  /// @param answered whether anybody answered it
  record Question(ConversationId conversation, long seq, Instant at, boolean answered) {

    Question done() {
      return new Question(conversation, seq, at, true);
    }
  }

  /// An answer to a question, as it is stored.
  record Answer(
      ConversationId conversation,
      long askedSeq,
      @Nullable AccountId agent,
      ShopId shop,
      CustomerId customer,
      Instant askedAt,
      LocalDate day,
      Instant answeredAt) {}

  Map<ConversationId, Question> questions(
      MerchantId merchant, Collection<ConversationId> conversations) {
    var found = new HashMap<ConversationId, Question>();
    jdbc.sql(
            """
            select conversation_id, asked_seq, asked_at, answered from report.questions
            where merchant_id = ? and conversation_id = any (?::uuid[])
            """)
        .params(
            merchant.value(),
            conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
        .query(
            row -> {
              var id = new ConversationId(row.getObject(1, UUID.class));
              found.put(
                  id,
                  new Question(
                      id, row.getLong(2), row.getTimestamp(3).toInstant(), row.getBoolean(4)));
            });
    return found;
  }

  void put(MerchantId merchant, Collection<Question> questions) {
    jdbc.sql(
            """
            insert into report.questions (merchant_id, conversation_id, asked_seq, asked_at, answered)
            select ?, q.* from unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::boolean[]) as q
            on conflict (merchant_id, conversation_id) do update
              set asked_seq = excluded.asked_seq, asked_at = excluded.asked_at, answered = excluded.answered
            """)
        .params(
            merchant.value(),
            questions.stream().map(q -> q.conversation().value()).toArray(UUID[]::new),
            questions.stream().map(Question::seq).toArray(Long[]::new),
            questions.stream().map(q -> Timestamp.from(q.at())).toArray(Timestamp[]::new),
            questions.stream().map(Question::answered).toArray(Boolean[]::new))
        .update();
  }

  void add(MerchantId merchant, Collection<Answer> answers) {
    jdbc.sql(
            """
            insert into report.inquiries (merchant_id, conversation_id, asked_seq, answerer, shop_id, customer_id,
              asked_at, day, answered_at)
            select ?, t.conversation, t."askedSeq", coalesce(t.agent, ?), t.shop, t.customer, t."askedAt", t.day,
              t."answeredAt"
            from jsonb_to_recordset(?::jsonb) as t(conversation uuid, "askedSeq" bigint, agent uuid, shop uuid,
              customer uuid, "askedAt" timestamptz, day date, "answeredAt" timestamptz)
            on conflict do nothing
            """)
        .params(merchant.value(), BOT, json.writeValueAsString(answers))
        .update();
  }

  /// Whose answers are asked for, and up to when.
  record Wanted(CustomerId customer, Instant until) {}

  static final String BEFORE =
      """
      select w.customer_id, i.conversation_id, i.answerer, i.asked_at, i.day, i.answered_at
      from (select distinct * from unnest(?::uuid[], ?::timestamptz[]) as w(customer_id, until)) as w
      cross join lateral (
        select conversation_id, answerer, asked_at, day, answered_at from report.inquiries
        where merchant_id = ? and customer_id = w.customer_id and answered_at <= w.until
        order by answered_at desc limit ?) as i
      """;

  /// The newest inquiries of these customers, of each at most five hundred.
  Map<CustomerId, List<Inquiry>> before(MerchantId merchant, Collection<Wanted> wanted) {
    return jdbc
        .sql(BEFORE)
        .params(
            wanted.stream().map(one -> one.customer().value()).toArray(UUID[]::new),
            wanted.stream().map(one -> Timestamp.from(one.until())).toArray(Timestamp[]::new),
            merchant.value(),
            MOST)
        .query(
            (row, _) ->
                new Inquiry(
                    new CustomerId(row.getObject(1, UUID.class)),
                    new ConversationId(row.getObject(2, UUID.class)),
                    agent(row.getObject(3, UUID.class)),
                    row.getTimestamp(4).toInstant(),
                    row.getObject(5, LocalDate.class),
                    row.getTimestamp(6).toInstant()))
        .list()
        .stream()
        .distinct()
        .collect(Collectors.groupingBy(Inquiry::customer));
  }

  static @Nullable AccountId agent(@Nullable UUID answerer) {
    return answerer == null || answerer.equals(BOT) ? null : new AccountId(answerer);
  }
}
