package io.heqi.knowledge.exchange;

import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemState;
import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.Stock;
import io.heqi.knowledge.Terms;
import io.heqi.shared.MerchantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a house knows already, by kind and title, so that a file can be compared with it. Of each
/// item only a print of what a file would say of it is kept.
final class Known {

  private final EntryWriter writer;
  private final Map<EntryReader.Key, Standing> standing = new HashMap<>();

  private Known(Neighbourhood around) {
    this.writer = new EntryWriter(around, Locale.SIMPLIFIED_CHINESE);
  }

  /// An item that stands there.
  record Standing(ItemId id, ItemState state, String print) {

    boolean isRetired() {
      return state == ItemState.RETIRED;
    }
  }

  static Known of(Stock stock, MerchantId merchant, Neighbourhood around) {
    var known = new Known(around);
    stock.all(merchant, Knowledge.Filter.ALL).forEach(known::add);
    return known;
  }

  /// Of several with one title the newest counts that is not retired.
  private void add(Stock.Held item) {
    var key = new EntryReader.Key(item.kind(), Tidy.line(item.content().title()));
    var before = standing.get(key);
    var now = new Standing(item.id(), item.state(), print(item));
    if (before == null || before.isRetired() || !now.isRetired()) {
      standing.put(key, now);
    }
  }

  Optional<Standing> find(EntryReader.Key key) {
    return Optional.ofNullable(standing.get(key));
  }

  /// Whether a file's item says just what stands there.
  boolean isSame(Standing one, Gathering.Item item) {
    return one.print().equals(print(one, item.key(), item.content(), item.terms()));
  }

  private String print(Standing one, EntryReader.Key key, Content content, Terms terms) {
    return print(new Stock.Held(one.id(), key.kind(), one.state(), content, terms));
  }

  private String print(Stock.Held item) {
    var said = writer.entries(item).toString().getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(said), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
