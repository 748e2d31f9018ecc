package io.heqi.foundation.web;

import io.heqi.foundation.security.Actor;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How the open interface describes itself.
@Configuration
class OpenInterface {

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
  }

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Heqi")
                .version("1")
                .description(
                    "Everything the desk does. Sign in for a cookie, or send an access token as"
                        + " `Authorization: Bearer`. Errors are RFC 9457 problem details with a"
                        + " stable `code`."))
        .servers(List.of(new Server().url("/")));
  }
}
