package io.heqi.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.testing.HeqiTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A plan is made once, often while a table is still small, and kept. One that walks all of a
/// merchant's rows to find one of them would make every message slower with every conversation.
@HeqiTest
class PlansTest {

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  record Case(String statement, String index) {}

  static List<Case> statements() {
    return List.of(
        new Case(ConversationRepository.KEYS, "message_keys_pkey"),
        new Case(ConversationRepository.NEWEST.many(), "conversation_by_customer"),
        new Case(ConversationRepository.NEWEST.lone(), "conversation_by_customer"),
        new Case(ConversationRepository.LOCK.many(), "conversations_pkey"),
        new Case(ConversationRepository.LOCK.lone(), "conversations_pkey"),
        new Case(ConversationRepository.UPDATE.many(), "conversations_pkey"),
        new Case(ConversationRepository.UPDATE.lone(), "conversations_pkey"),
        new Case(ConversationRepository.MARK.many(), "conversations_pkey"),
        new Case(ConversationRepository.MARK.lone(), "conversations_pkey"),
        new Case(ConversationRepository.MOVE.many(), "conversations_pkey"),
        new Case(ConversationRepository.MOVE.lone(), "conversations_pkey"));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void findsItsRowsByTheirKeyEvenWhileTheTableIsSmall(Case example) {
    var unknown = example.statement().replace("?", "(select null)");
    var plan = transactions.execute(_ -> jdbc.sql("explain " + unknown).query(String.class).list());

    var scans =
        plan.stream()
            .filter(line -> line.contains("conversation") || line.contains("keys"))
            .toList();
    assertThat(scans).anyMatch(line -> line.contains("using " + example.index()));
    assertThat(plan).noneMatch(line -> line.contains("Seq Scan") || line.contains("Filter: (id"));
  }
}
