package io.heqi.foundation.database;

/// A PostgreSQL that somebody else runs; both addresses carry their own user and password.
record ExternalPostgres(Address running, Address owner) implements DatabaseServer {

  static ExternalPostgres at(String url, String ownerUrl) {
    return new ExternalPostgres(new Address(url, "", ""), new Address(ownerUrl, "", ""));
  }

  @Override
  public void close() {}
}
