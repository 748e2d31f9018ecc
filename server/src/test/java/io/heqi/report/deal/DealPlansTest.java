package io.heqi.report.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.testing.HeqiTest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Plans are made once and kept, for whatever comes in their places: each must find its rows by an
/// index that fits the question.
@HeqiTest
class DealPlansTest {

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  record Case(String statement, String condition) {}

  static List<Case> statements() {
    return List.of(
        new Case(FigureReader.INQUIRERS, "(day >= "),
        new Case(FigureReader.PAYERS, "(inquiry_day >= "),
        new Case(FigureReader.SALES, "(day >= "),
        new Case(FigureReader.ROWS, "(customer_id > "),
        new Case(InquiryRepository.BEFORE, "(answered_at <= "));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void findsRowsByAnIndexThatFits(Case example) {
    var plan = transactions.execute(_ -> generic(example.statement()));

    assertThat(plan)
        .anyMatch(
            line ->
                line != null && line.contains("Index Cond") && line.contains(example.condition()));
    assertThat(plan).noneMatch(line -> String.valueOf(line).contains("Seq Scan"));
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
}
