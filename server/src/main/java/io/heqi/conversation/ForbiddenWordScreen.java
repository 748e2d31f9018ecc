package io.heqi.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.text.LetterPairs;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Stops what holds a word that the shop forbade. Case and the width of letters do not matter. A
/// change of the list holds after five seconds at the latest.
@Component
class ForbiddenWordScreen implements MessageScreen {

  private record Key(MerchantId merchant, ShopId shop) {}

  private final Words words;
  private final Cache<Key, List<String>> known =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(5)).build();

  ForbiddenWordScreen(Words words) {
    this.words = words;
  }

  @Override
  public void check(Actor by, ShopId shop, MessageContent content) {
    var text = LetterPairs.fold(content.body());
    var hits =
        known
            .get(new Key(by.merchant(), shop), key -> words.forbidden(key.merchant(), key.shop()))
            .stream()
            .filter(word -> text.contains(LetterPairs.fold(word)))
            .toList();
    if (!hits.isEmpty()) {
      throw Refusal.rule("conversation.word-forbidden", String.join("、", hits));
    }
  }
}
