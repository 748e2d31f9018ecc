package io.heqi.foundation.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/// Binds every transaction to the merchants of [Tenancy], for the policies of row-level security to
/// read.
final class TenantTransactionManager extends JdbcTransactionManager {

  TenantTransactionManager(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  protected void prepareTransactionalConnection(
      java.sql.Connection connection, TransactionDefinition definition) throws SQLException {
    super.prepareTransactionalConnection(connection, definition);
    try (var statement =
        connection.prepareStatement("select set_config('heqi.merchants', ?, true)")) {
      statement.setString(1, Tenancy.asArray());
      statement.execute();
    }
  }
}
