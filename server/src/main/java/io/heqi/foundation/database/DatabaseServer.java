package io.heqi.foundation.database;

/// A PostgreSQL that is up and holds Heqi's database.
interface DatabaseServer extends AutoCloseable {

  /// Address for the running role: it owns nothing and cannot pass the tenant walls.
  Address running();

  /// Address for the role that owns the schemas; only migrations and backups use it.
  Address owner();

  @Override
  void close();

  record Address(String url, String user, String password) {

    @Override
    public String toString() {
      return url;
    }
  }
}
