package io.heqi.knowledge;

import io.heqi.foundation.security.Actor;
import io.heqi.knowledge.variable.Placeholders;
import io.heqi.knowledge.variable.Variables;
import io.heqi.merchant.Shops;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// What an item names has to be there: its shops, its pictures, and in a script its variables.
@Component
class NamedThings {

  private final Shops shops;
  private final SharedPictures pictures;
  private final Variables variables;

  NamedThings(Shops shops, SharedPictures pictures, Variables variables) {
    this.shops = shops;
    this.pictures = pictures;
    this.variables = variables;
  }

  /// Refuses what names something unknown; its pictures are everybody's from then on.
  void require(Actor by, ItemKind kind, Content content) {
    content.answers().stream()
        .flatMap(answer -> answer.shops().stream())
        .distinct()
        .forEach(shop -> shops.get(by.merchant(), shop));
    if (kind == ItemKind.SCRIPT) {
      content.answers().stream()
          .flatMap(answer -> answer.parts().stream())
          .map(Content.Part::text)
          .filter(Objects::nonNull)
          .forEach(text -> Placeholders.requireKnown(text, variables.codes()));
    }
    content.pictures().forEach(picture -> pictures.share(by, picture));
  }
}
