package io.heqi.foundation.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
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
                        + " stable `code`. `x-permission` names the permissions that an operation"
                        + " needs, all of them."))
        .servers(List.of(new Server().url("/")));
  }

  /// Each operation says in `x-permission` whom it is open to.
  @Bean
  OperationCustomizer permissions() {
    return (operation, handler) -> {
      var openTo = handler.getMethodAnnotation(OpenTo.class);
      if (openTo != null) {
        operation.addExtension("x-permission", List.of(openTo.value()));
      }
      return operation;
    };
  }
}
