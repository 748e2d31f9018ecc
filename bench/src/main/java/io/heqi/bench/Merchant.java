package io.heqi.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A merchant with one shop, one widget channel and one signed-in owner.
///
/// @param cookie the owner's session, as a request's `Cookie` header
record Merchant(long id, String publicKey, String cookie) {

  /// Straight into the tables, because a thousand sign-ins would mostly measure the hashing of
  /// passwords.
  private static final String MAKE =
      """
      with made as (
        insert into merchant.merchants (name, created_at)
        select 'bench ' || n, now() from generate_series(1, ?) n returning id),
      shops as (
        insert into merchant.shops (merchant_id, id, name, platform, zone, responsible_department, created_at)
        select id, gen_random_uuid(), 'bench', 'OWN_PAGES', 'Asia/Shanghai', 'bench', now() from made
        returning merchant_id, id),
      channels as (
        insert into channel.channels (merchant_id, id, shop_id, kind, name, public_key, secret, created_at)
        select merchant_id, gen_random_uuid(), id, 'WIDGET', 'bench', 'bench-' || merchant_id, '-', now() from shops
        returning merchant_id),
      levels as (
        insert into staff.levels select made.id, l.code, l.max_conversations
        from made, staff.levels l where l.merchant_id = (select min(merchant_id) from staff.levels)),
      roles as (
        insert into staff.roles select made.id, gen_random_uuid(), 'OWNER', 'OWNER', r.permissions
        from made, (select permissions from staff.roles where template = 'OWNER' limit 1) r
        returning merchant_id, id),
      accounts as (
        insert into staff.accounts (id, email, name, password_hash, created_at)
        select gen_random_uuid(), 'bench-' || id || '@bench.heqi', 'bench', '-', now() from made
        returning id, email),
      members as (
        insert into staff.memberships (merchant_id, account_id, role_id, display_name, created_at)
        select r.merchant_id, a.id, r.id, 'bench', now() from roles r
        join accounts a on a.email = 'bench-' || r.merchant_id || '@bench.heqi'
        returning merchant_id, account_id),
      sessions as (
        insert into staff.account_sessions
        select sha256(convert_to('bench-token-' || merchant_id, 'UTF8')), gen_random_uuid(), account_id,
          merchant_id, now(), now(), now() + interval '1 day', '127.0.0.1', 'bench' from members)
      select merchant_id from channels order by merchant_id
      """;

  static List<Merchant> make(Connection connection, int number) throws SQLException {
    var made = new ArrayList<Merchant>();
    try (var statement = connection.prepareStatement(MAKE)) {
      statement.setInt(1, number);
      var row = statement.executeQuery();
      while (row.next()) {
        made.add(known(row.getLong(1)));
      }
    }
    return made;
  }

  /// One that was made before.
  static Merchant known(long id) {
    return new Merchant(id, "bench-" + id, "heqi_session=bench-token-" + id);
  }
}
