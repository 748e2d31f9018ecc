package io.heqi.routing;

import io.heqi.conversation.Entry;
import io.heqi.conversation.LogFollower;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.SenderKind;
import io.heqi.shared.AccountId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who served each customer last, learned from the message log, so that a returning customer meets
/// a known name.
@Component
class LastServed implements LogFollower {

  private final JdbcClient jdbc;
  private final MessageLog log;

  LastServed(JdbcClient jdbc, MessageLog log) {
    this.jdbc = jdbc;
    this.log = log;
  }

  @Override
  public String name() {
    return "routing-last-served";
  }

  @Override
  public void follow(List<Entry> entries) {
    entries.stream()
        .filter(e -> e.sender() == SenderKind.AGENT && e.kind().isSaid() && e.senderId() != null)
        .collect(Collectors.groupingBy(Entry::merchant))
        .forEach(this::follow);
  }

  private void follow(MerchantId merchant, List<Entry> answers) {
    var rows = log.rows(merchant, answers.stream().map(Entry::conversation).distinct().toList());
    for (var row : rows) {
      answers.stream()
          .filter(e -> e.conversation().equals(row.id()))
          .reduce((_, later) -> later)
          .ifPresent(last -> keep(merchant, row.customer(), last));
    }
  }

  private void keep(MerchantId merchant, CustomerId customer, Entry last) {
    jdbc.sql(
            """
            insert into routing.last_served values (?, ?, ?, ?)
            on conflict (merchant_id, customer_id) do update set agent_id = excluded.agent_id, at = excluded.at
            """)
        .param(merchant.value())
        .param(customer.value())
        .param(last.senderId())
        .param(java.sql.Timestamp.from(last.storedAt()))
        .update();
  }

  @Nullable AccountId of(MerchantId merchant, CustomerId customer) {
    return jdbc.sql(
            "select agent_id from routing.last_served where merchant_id = ? and customer_id = ?")
        .params(merchant.value(), customer.value())
        .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
        .optional()
        .orElse(null);
  }
}
