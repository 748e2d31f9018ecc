package io.heqi.knowledge;

import io.heqi.language.Meanings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class KnowledgeConfiguration {

  @Bean
  Meanings meanings() {
    return new Meanings();
  }
}
