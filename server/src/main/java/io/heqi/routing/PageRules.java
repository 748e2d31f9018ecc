package io.heqi.routing;

import io.heqi.conversation.ConversationRow;
import io.heqi.shared.MerchantId;
import io.heqi.shared.TeamId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The page a customer came from names a team: the first pattern, by place, that is part of the
/// address.
@Component
class PageRules {

  private final JdbcClient jdbc;

  PageRules(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Nullable TeamId teamOf(MerchantId merchant, ConversationRow row) {
    if (row.sourcePage() == null) {
      return null;
    }
    return jdbc.sql(
            """
            select team_id from routing.page_rules
            where merchant_id = ? and shop_id = ? and position(pattern in ?) > 0 order by place limit 1
            """)
        .params(merchant.value(), row.shop().value(), row.sourcePage())
        .query((result, _) -> new TeamId(result.getObject(1, UUID.class)))
        .optional()
        .orElse(null);
  }
}
