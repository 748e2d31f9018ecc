package io.heqi.conversation;

import io.heqi.customer.Customers;
import io.heqi.merchant.Shops;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration
class ConversationConfiguration {

  @Bean
  WriteBatch.Tools writeBatchTools(
      ConversationRepository repository,
      Customers customers,
      Shops shops,
      Optional<Reception> reception,
      JsonMapper json) {
    return new WriteBatch.Tools(repository, customers, shops, reception, json);
  }
}
