package io.heqi.foundation.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/// Starts or finds the database, migrates it, and only then opens the pool; at the end the pool
/// closes first.
@Configuration
@EnableTransactionManagement
class DatabaseConfiguration {

  private static final String PLANS =
      "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off"
          + " -c plan_cache_mode=force_generic_plan -c random_page_cost=0.05 -c seq_page_cost=0.05";

  @Bean(destroyMethod = "close")
  DatabaseServer databaseServer(DatabaseSettings settings) throws IOException {
    if (settings.url().isBlank()) {
      return EmbeddedPostgres.startIn(settings.directory());
    }
    if (settings.ownerUrl().isBlank()) {
      throw new IllegalStateException(
          "HEQI_DATABASE_URL is set, but HEQI_DATABASE_OWNER_URL is not: give the address of the"
              + " role that owns the schemas, for migrations.");
    }
    return ExternalPostgres.at(settings.url(), settings.ownerUrl());
  }

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(DatabaseServer server, DatabaseSettings settings) {
    Migrations.run(server.owner(), settings.runningRole());
    var pool = new HikariDataSource();
    pool.setJdbcUrl(server.running().url());
    if (!server.running().user().isEmpty()) {
      pool.setUsername(server.running().user());
      pool.setPassword(server.running().password());
    }
    // Every query of ours walks an index. Plans are kept, and one made while a table was still
    // empty would
    // read the whole of it for ever: so the planner is told never to prefer that.
    pool.addDataSourceProperty("options", PLANS);
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    pool.addDataSourceProperty("prepareThreshold", "1");
    pool.setMaximumPoolSize(settings.connections());
    pool.setPoolName("heqi");
    return pool;
  }

  @Bean
  PlatformTransactionManager transactionManager(DataSource dataSource) {
    return new TenantTransactionManager(dataSource);
  }

  @Bean
  TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
    return new TransactionTemplate(transactions);
  }

  @Bean
  SigningKey signingKey(DatabaseSettings settings) throws IOException {
    return new SigningKey(GeneratedSecrets.in(settings.directory()).signingKey());
  }

  @Bean
  FieldCipher fieldCipher(DatabaseSettings settings) throws IOException {
    return new FieldCipher(GeneratedSecrets.in(settings.directory()).fieldKeys());
  }

  @Bean
  DataDirectory dataDirectory(DatabaseSettings settings) {
    return new DataDirectory(settings.directory().toAbsolutePath().normalize());
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
