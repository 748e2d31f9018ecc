package io.heqi.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.testing.HeqiTest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Plans are made once and kept, for whatever comes in their places: each must find its orders by
/// an index that fits the question to the last column.
@HeqiTest
class OrderPlansTest {

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  record Case(String statement, String condition) {}

  static List<Case> statements() {
    return List.of(
        new Case(OrderRepository.OF_CUSTOMER, "(customer_id = "),
        new Case(OrderRepository.BY_NUMBER, "(number ~>=~ "),
        new Case(OrderRepository.OWN, "(number = "),
        new Case(OrderRepository.BY_TRACKING, "(number = "),
        new Case(OrderRepository.BY_PHONE, "(phone_print = "),
        new Case(OrderRepository.BY_TAIL, "(phone_tail_print = "));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void findsOrdersByAnIndexThatFits(Case example) {
    var plan = transactions.execute(_ -> generic(example.statement()));

    assertThat(plan).anyMatch(line -> fits(line, example));
    assertThat(plan).noneMatch(line -> String.valueOf(line).contains("Seq Scan"));
  }

  /// With the few orders of a test any index of the shop will do, so the plan says nothing of this
  /// one. A condition would keep it from plans that do not know yet whose orders are asked for.
  @Test
  void aBuyersOrdersHaveAnIndexThatServesWhoeverAsks() {
    var indexes =
        transactions.execute(
            _ ->
                jdbc.sql(
                        """
                        select indexdef from pg_indexes where schemaname = 'commerce' and tablename = 'orders'
                        """)
                    .query(String.class)
                    .list());

    assertThat(indexes)
        .anyMatch(
            definition ->
                String.valueOf(definition)
                    .endsWith("(merchant_id, shop_id, buyer_id, placed_at DESC, id DESC)"));
  }

  /// The plan that the server keeps, whatever the values are.
  private List<@Nullable String> generic(String statement) {
    var values = statement.chars().filter(c -> c == '?').count();
    var numbered = statement;
    for (var number = 1; number <= values; number++) {
      numbered = numbered.replaceFirst("\\?", "\\$" + number);
    }
    // The few rows of a test would do without an index.
    jdbc.sql("set local enable_seqscan = off").update();
    jdbc.sql("prepare kept as " + numbered).update();
    try {
      var nulls = String.join(", ", Collections.nCopies((int) values, "null"));
      return jdbc.sql("explain execute kept(" + nulls + ")").query(String.class).list();
    } finally {
      jdbc.sql("deallocate kept").update();
    }
  }

  private static boolean fits(@Nullable String line, Case example) {
    return line != null && line.contains("Index Cond") && line.contains(example.condition());
  }
}
