package io.heqi.conversation.inbox;

import io.heqi.conversation.Entry;
import io.heqi.conversation.LogFollower;
import io.heqi.foundation.text.LetterPairs;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Fills the search keys a moment after each message.
@Component
class SearchIndexer implements LogFollower {

  private final JdbcTemplate jdbc;

  SearchIndexer(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return "search";
  }

  @Override
  public void follow(List<Entry> entries) {
    var rows =
        entries.stream()
            .filter(entry -> entry.kind().isSaid())
            .map(
                entry ->
                    new Object[] {
                      entry.merchant().value(),
                      entry.changeNo(),
                      entry.conversation().value(),
                      entry.seq(),
                      LetterPairs.of(entry.body())
                    })
            .filter(row -> ((int[]) row[4]).length > 0)
            .toList();
    if (!rows.isEmpty()) {
      jdbc.batchUpdate("insert into conversation.search_entries values (?, ?, ?, ?, ?)", rows);
    }
  }
}
