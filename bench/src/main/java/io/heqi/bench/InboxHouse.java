package io.heqi.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// One merchant as its conversations need to know it: shops with a channel each, agents with the
/// signed-in owner first, teams.
record InboxHouse(
    Merchant merchant, List<UUID> shops, List<UUID> channels, List<UUID> agents, List<UUID> teams) {

  /// From the most used to the least.
  static final List<String> TAGS =
      List.of("催发货", "退货", "尺码", "优惠", "物流异常", "质量", "开发票", "改地址", "补发", "价保", "差评风险", "工商投诉");

  /// Shops never close a conversation by silence, so that the data stay as they are.
  private static final String FURNISH =
      """
      with sizes (merchant_id, shops, agents, teams) as (values (?, ?, ?, ?)),
      silence as (
        update merchant.shops s set close_after_silence = '3650 days' from sizes where s.merchant_id = sizes.merchant_id),
      shops as (
        insert into merchant.shops
          (merchant_id, id, name, platform, zone, responsible_department, close_after_silence, created_at)
        select merchant_id, gen_random_uuid(), '店铺 ' || n, 'OWN_PAGES', 'Asia/Shanghai', '客服部', '3650 days', now()
        from sizes, generate_series(2, shops) n returning merchant_id, id),
      channels as (
        insert into channel.channels (merchant_id, id, shop_id, kind, name, public_key, secret, created_at)
        select merchant_id, gen_random_uuid(), id, 'WIDGET', '网页', 'bench-' || id, '-', now() from shops),
      roles as (
        insert into staff.roles select sizes.merchant_id, gen_random_uuid(), 'AGENT', 'AGENT', r.permissions
        from sizes, (select permissions from staff.roles where template = 'AGENT' limit 1) r
        returning merchant_id, id),
      accounts as (
        insert into staff.accounts (id, email, name, password_hash, created_at)
        select gen_random_uuid(), 'bench-' || merchant_id || '-' || n || '@bench.heqi', '客服 ' || n, '-', now()
        from sizes, generate_series(2, agents) n returning id, name),
      members as (
        insert into staff.memberships (merchant_id, account_id, role_id, display_name, created_at)
        select r.merchant_id, a.id, r.id, a.name, now() from roles r, accounts a)
      insert into staff.teams (merchant_id, id, name)
      select merchant_id, gen_random_uuid(), '小组 ' || n from sizes, generate_series(1, teams) n
      """;

  static InboxHouse make(Connection connection, Merchant merchant, int conversations)
      throws SQLException {
    try (var statement = connection.prepareStatement(FURNISH)) {
      statement.setLong(1, merchant.id());
      statement.setInt(2, Math.clamp(1 + conversations / 2_500, 1, 8));
      statement.setInt(3, Math.clamp(conversations / 400, 2, 50));
      statement.setInt(4, Math.clamp(conversations / 3_000, 1, 4));
      statement.executeUpdate();
    }
    return read(connection, merchant);
  }

  static InboxHouse read(Connection connection, Merchant merchant) throws SQLException {
    var id = merchant.id();
    return new InboxHouse(
        merchant,
        ids(
            connection,
            "select shop_id from channel.channels where merchant_id = ? order by id",
            id),
        ids(connection, "select id from channel.channels where merchant_id = ? order by id", id),
        ids(
            connection,
            """
            select m.account_id from staff.memberships m join staff.accounts a on a.id = m.account_id
            where merchant_id = ? order by length(a.email), a.email
            """,
            id),
        ids(connection, "select id from staff.teams where merchant_id = ? order by name", id));
  }

  static List<UUID> ids(Connection connection, String sql, long merchant) throws SQLException {
    var found = new ArrayList<UUID>();
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, merchant);
      var row = statement.executeQuery();
      while (row.next()) {
        found.add(row.getObject(1, UUID.class));
      }
    }
    return List.copyOf(found);
  }

  /// The merchants of an earlier run, the largest first, signed in for another day.
  static List<InboxHouse> readAll(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(
          "update staff.account_sessions set expires_at = now() + interval '1 day'");
      var houses = new ArrayList<InboxHouse>();
      var row =
          statement.executeQuery(
              "select id from merchant.merchants where name like 'bench %' order by id");
      while (row.next()) {
        houses.add(read(connection, Merchant.known(row.getLong(1))));
      }
      return List.copyOf(houses);
    }
  }
}
