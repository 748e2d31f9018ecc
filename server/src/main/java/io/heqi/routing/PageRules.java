package io.heqi.routing;

import io.heqi.conversation.ConversationRow;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.MerchantPermissions;
import io.heqi.merchant.Shops;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.shared.TeamId;
import io.heqi.staff.AuditLog;
import io.heqi.staff.Teams;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The page a customer came from names a team: the first pattern, by place, that is part of the
/// address.
@Service
public class PageRules {

  private static final int MOST = 100;
  private static final int LONGEST = 200;

  private final JdbcClient jdbc;
  private final Shops shops;
  private final Teams teams;
  private final AuditLog audit;

  PageRules(JdbcClient jdbc, Shops shops, Teams teams, AuditLog audit) {
    this.jdbc = jdbc;
    this.shops = shops;
    this.teams = teams;
    this.audit = audit;
  }

  /// @param pattern a part of an address, such as `/refund`
  public record Rule(String pattern, TeamId team) {}

  @Transactional(readOnly = true)
  public @Nullable TeamId teamOf(MerchantId merchant, ConversationRow row) {
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

  /// In the order in which they are tried.
  @Transactional(readOnly = true)
  public List<Rule> of(Actor by, ShopId shop) {
    by.require(MerchantPermissions.SETTINGS);
    shops.get(by.merchant(), shop);
    return jdbc.sql(
            """
            select pattern, team_id from routing.page_rules
            where merchant_id = ? and shop_id = ? order by place
            """)
        .params(by.merchant().value(), shop.value())
        .query((row, _) -> new Rule(row.getString(1), new TeamId(row.getObject(2, UUID.class))))
        .list();
  }

  /// Puts these rules in place of those that were.
  @Transactional
  public void save(Actor by, ShopId shop, List<Rule> rules) {
    by.require(MerchantPermissions.SETTINGS);
    shops.get(by.merchant(), shop);
    check(by, rules);
    jdbc.sql("delete from routing.page_rules where merchant_id = ? and shop_id = ?")
        .params(by.merchant().value(), shop.value())
        .update();
    jdbc.sql(
            """
            insert into routing.page_rules (merchant_id, shop_id, place, pattern, team_id)
            select ?, ?, r.* from unnest(?::int[], ?::text[], ?::uuid[]) as r
            """)
        .params(
            by.merchant().value(),
            shop.value(),
            IntStream.rangeClosed(1, rules.size()).boxed().toArray(Integer[]::new),
            rules.stream().map(rule -> rule.pattern().strip()).toArray(String[]::new),
            rules.stream().map(rule -> rule.team().value()).toArray(UUID[]::new))
        .update();
    audit.record(by, "routing.page-rules-saved", shop, Map.of("count", rules.size()));
  }

  private void check(Actor by, List<Rule> rules) {
    if (rules.size() > MOST
        || rules.stream().anyMatch(r -> r.pattern().isBlank() || r.pattern().length() > LONGEST)) {
      throw Refusal.invalid("routing.page-rules-malformed", MOST, LONGEST);
    }
    var known = teams.list(by.merchant()).stream().map(Teams.TeamView::id).toList();
    if (!known.containsAll(rules.stream().map(Rule::team).toList())) {
      throw Refusal.notFound("routing.team-unknown");
    }
  }
}
