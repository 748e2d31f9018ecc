package io.heqi.report.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.report.BoardView;
import io.heqi.report.Boards;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/board")
class BoardController {

  private final Boards boards;

  BoardController(Boards boards) {
    this.boards = boards;
  }

  @OpenTo("conversation.supervise")
  @GetMapping
  BoardView now(@AuthenticationPrincipal Actor actor) {
    return boards.now(actor);
  }
}
