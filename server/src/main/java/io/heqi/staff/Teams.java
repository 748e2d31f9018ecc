package io.heqi.staff;

import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Shops;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.shared.TeamId;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Teams that routing sends conversations to, and the limits of the levels.
@Service
public class Teams {

  private final JdbcClient jdbc;
  private final Shops shops;
  private final Members members;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;

  Teams(
      JdbcClient jdbc,
      Shops shops,
      Members members,
      AuditLog audit,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.shops = shops;
    this.members = members;
    this.audit = audit;
    this.events = events;
  }

  public record TeamView(
      TeamId id,
      String name,
      List<ServiceStage> stages,
      List<ShopId> shops,
      List<AccountId> members) {}

  public record SaveTeam(
      @Nullable TeamId id,
      String name,
      List<ServiceStage> stages,
      List<ShopId> shops,
      List<AccountId> members) {}

  @Transactional(readOnly = true)
  public List<TeamView> list(MerchantId merchant) {
    return jdbc.sql(
            """
            select t.id, t.name, t.stages,
              array(select shop_id from staff.team_shops s
                where s.merchant_id = t.merchant_id and s.team_id = t.id order by 1) as shops,
              array(select account_id from staff.team_members m
                where m.merchant_id = t.merchant_id and m.team_id = t.id order by 1) as members
            from staff.teams t where t.merchant_id = ? order by t.name, t.id
            """)
        .param(merchant.value())
        .query(
            (row, _) ->
                new TeamView(
                    new TeamId(row.getObject(1, UUID.class)),
                    row.getString(2),
                    Arrays.stream((String[]) row.getArray(3).getArray())
                        .map(ServiceStage::valueOf)
                        .toList(),
                    ids(row.getArray(4)).stream().map(ShopId::new).toList(),
                    ids(row.getArray(5)).stream().map(AccountId::new).toList()))
        .list();
  }

  private static List<UUID> ids(java.sql.Array array) throws SQLException {
    return List.of((UUID[]) array.getArray());
  }

  @Transactional
  public TeamId save(Actor by, SaveTeam team) {
    by.require(StaffPermissions.MANAGE);
    requireOwn(by, team);
    var id = team.id() == null ? TeamId.next() : team.id();
    var merchant = by.merchant().value();
    jdbc.sql(
            """
            insert into staff.teams values (?, ?, ?, ?)
            on conflict (merchant_id, id) do update set name = excluded.name, stages = excluded.stages
            """)
        .params(
            merchant,
            id.value(),
            team.name(),
            team.stages().stream().map(Enum::name).toArray(String[]::new))
        .update();
    jdbc.sql("delete from staff.team_shops where merchant_id = ? and team_id = ?")
        .params(merchant, id.value())
        .update();
    jdbc.sql("delete from staff.team_members where merchant_id = ? and team_id = ?")
        .params(merchant, id.value())
        .update();
    jdbc.sql("insert into staff.team_shops select ?, ?, s from unnest(?::uuid[]) s")
        .params(merchant, id.value(), team.shops().stream().map(ShopId::value).toArray(UUID[]::new))
        .update();
    jdbc.sql("insert into staff.team_members select ?, ?, m from unnest(?::uuid[]) m")
        .params(
            merchant,
            id.value(),
            team.members().stream().map(AccountId::value).toArray(UUID[]::new))
        .update();
    audit.record(by, "staff.team-saved", id, Map.of("members", team.members().size()));
    events.publishEvent(new StaffEvent.StaffingChanged(by.merchant()));
    return id;
  }

  private void requireOwn(Actor by, SaveTeam team) {
    var id = team.id();
    if (id != null && list(by.merchant()).stream().noneMatch(known -> known.id().equals(id))) {
      throw unknown();
    }
    team.shops().forEach(shop -> shops.get(by.merchant(), shop));
    for (var member : team.members()) {
      if (members.find(by.merchant(), member).isEmpty()) {
        throw Refusal.notFound("staff.member-unknown");
      }
    }
  }

  private static Refusal unknown() {
    return Refusal.notFound("staff.team-unknown");
  }

  @Transactional
  public void delete(Actor by, TeamId id) {
    by.require(StaffPermissions.MANAGE);
    var deleted =
        jdbc.sql("delete from staff.teams where merchant_id = ? and id = ?")
            .params(by.merchant().value(), id.value())
            .update();
    if (deleted == 0) {
      throw unknown();
    }
    audit.record(by, "staff.team-deleted", id);
    events.publishEvent(new StaffEvent.StaffingChanged(by.merchant()));
  }

  @Transactional(readOnly = true)
  public Map<Level, Integer> limits(MerchantId merchant) {
    return jdbc
        .sql("select code, max_conversations from staff.levels where merchant_id = ?")
        .param(merchant.value())
        .query((row, _) -> Map.entry(Level.valueOf(row.getString(1)), row.getInt(2)))
        .list()
        .stream()
        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Transactional
  public void setLimit(Actor by, Level level, int limit) {
    by.require(StaffPermissions.MANAGE);
    if (limit < 1 || limit > 200) {
      throw Refusal.invalid("staff.limit-malformed", 1, 200);
    }
    jdbc.sql("update staff.levels set max_conversations = ? where merchant_id = ? and code = ?")
        .params(limit, by.merchant().value(), level.name())
        .update();
    audit.record(by, "staff.level-limit-set", level, Map.of("limit", limit));
    events.publishEvent(new StaffEvent.StaffingChanged(by.merchant()));
  }
}
