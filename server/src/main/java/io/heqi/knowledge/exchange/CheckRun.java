package io.heqi.knowledge.exchange;

import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemState;
import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.Stock;
import io.heqi.language.Plain;
import io.heqi.shared.MerchantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares what a file holds with what stands there.
final class CheckRun {

  private static final int GROUPS_SHOWN = 100;
  private static final int MEMBERS_SHOWN = 10;

  private final Stock stock;
  private final MerchantId merchant;
  private final Known known;

  CheckRun(Stock stock, MerchantId merchant, Known known) {
    this.stock = stock;
    this.merchant = merchant;
    this.known = known;
  }

  ItemImport.Report report(Gathering.Gathered gathered) {
    var fresh = 0;
    var changed = 0;
    for (var item : gathered.items()) {
      var standing = known.find(item.key());
      if (standing.isEmpty()) {
        fresh++;
      } else if (!known.isSame(standing.get(), item)) {
        changed++;
      }
    }
    var near = near(gathered.items());
    return new ItemImport.Report(
        gathered.entries(),
        gathered.bad().size(),
        gathered.items().size(),
        fresh,
        changed,
        gathered.items().size() - fresh - changed,
        near.stream().limit(GROUPS_SHOWN).map(CheckRun::shown).toList(),
        near.size(),
        gathered.picturesLeftOut());
  }

  /// One that may be nearly the same as another.
  ///
  /// @param known null where it stands in the file
  private record Member(String title, ItemImport.@Nullable Known known) {

    boolean isInFile() {
      return known == null;
    }
  }

  /// Only groups that the file adds to; an item that the file changes is not its own neighbour.
  private List<List<Member>> near(List<Gathering.Item> items) {
    var titles = new NearTitles<Member>();
    var inFile = new HashSet<EntryReader.Key>();
    for (var item : items) {
      inFile.add(item.key());
      titles.add(new Member(item.key().title(), null), phrasings(item.content()));
    }
    stock
        .all(merchant, Knowledge.Filter.ALL)
        .filter(item -> item.state() != ItemState.RETIRED && !isIn(inFile, item))
        .forEach(
            item -> {
              var title = item.content().title();
              var standing = new ItemImport.Known(item.id(), title);
              titles.add(new Member(title, standing), phrasings(item.content()));
            });
    return titles.groups().stream()
        .filter(group -> group.stream().anyMatch(Member::isInFile))
        .toList();
  }

  private static boolean isIn(Set<EntryReader.Key> keys, Stock.Held item) {
    return keys.contains(new EntryReader.Key(item.kind(), Tidy.line(item.content().title())));
  }

  private static List<String> phrasings(Content content) {
    var all = new ArrayList<>(List.of(content.title()));
    all.addAll(content.questions());
    return all.stream().map(Plain::question).distinct().toList();
  }

  private static ItemImport.Near shown(List<Member> group) {
    var titles = group.stream().filter(Member::isInFile).map(Member::title).toList();
    var standing = group.stream().map(Member::known).filter(one -> one != null).toList();
    return new ItemImport.Near(
        titles.stream().limit(MEMBERS_SHOWN).toList(),
        titles.size(),
        standing.stream().limit(MEMBERS_SHOWN).toList());
  }
}
