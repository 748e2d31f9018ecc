package io.heqi.channel.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The chat as a page of its own, for a link on a phone.
@Controller
class ChatPageController {

  @GetMapping("/chat/{key}")
  String chat() {
    return "forward:/widget/chat.html";
  }
}
