package io.heqi.foundation.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Serves the desk's one page for each address that the desk itself resolves.
@Controller
class PageController {

  @GetMapping({
    "/",
    "/sign-in",
    "/welcome/{token}",
    "/desk",
    "/desk/{*rest}",
    "/supplier",
    "/supplier/{*rest}"
  })
  String desk() {
    return "forward:/index.html";
  }
}
