package io.heqi.knowledge.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.knowledge.Colleagues;
import io.heqi.knowledge.ItemId;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What colleagues newly share, and what they say of it.
@RestController
@RequestMapping("/api/knowledge-items")
class ColleaguesController {

  private final Colleagues colleagues;

  ColleaguesController(Colleagues colleagues) {
    this.colleagues = colleagues;
  }

  /// Notes and solutions first published in the last seven days, newest first.
  @OpenTo("knowledge.write")
  @GetMapping("/fresh")
  List<Colleagues.Fresh> fresh(@AuthenticationPrincipal Actor actor) {
    return colleagues.fresh(actor);
  }

  /// Says that an item is useful; counts once for each colleague.
  @OpenTo("knowledge.write")
  @PutMapping("/{item}/praise")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void praise(@AuthenticationPrincipal Actor actor, @PathVariable UUID item) {
    colleagues.praise(actor, new ItemId(item));
  }

  @OpenTo("knowledge.write")
  @DeleteMapping("/{item}/praise")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unpraise(@AuthenticationPrincipal Actor actor, @PathVariable UUID item) {
    colleagues.unpraise(actor, new ItemId(item));
  }
}
