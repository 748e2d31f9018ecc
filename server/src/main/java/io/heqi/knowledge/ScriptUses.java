package io.heqi.knowledge;

import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of how often each agent said each script.
@Repository
class ScriptUses {

  private final JdbcClient jdbc;

  ScriptUses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<ItemId, Integer> of(MerchantId merchant, AccountId agent) {
    return jdbc
        .sql(
            """
            select item_id, times from knowledge.script_uses where merchant_id = ? and account_id = ?
            """)
        .params(merchant.value(), agent.value())
        .query((row, _) -> Map.entry(new ItemId(row.getObject(1, UUID.class)), row.getInt(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  void count(MerchantId merchant, AccountId agent, ItemId item) {
    jdbc.sql(
            """
            insert into knowledge.script_uses as u (merchant_id, account_id, item_id, times)
            select i.merchant_id, ?, i.id, 1 from knowledge.items i
            where i.merchant_id = ? and i.id = ? and i.kind = 'SCRIPT'
            on conflict (merchant_id, account_id, item_id) do update set times = u.times + 1
            """)
        .params(agent.value(), merchant.value(), item.value())
        .update();
  }
}
