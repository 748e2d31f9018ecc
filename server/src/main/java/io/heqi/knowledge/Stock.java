package io.heqi.knowledge;

import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Many items at once: reads all that stands there, and writes what comes in by batches. Whoever
/// calls has checked what the actor may do.
@Service
public class Stock {

  private static final int PAGE = 500;

  private final ItemLists lists;
  private final ItemBatches batches;
  private final Phrasings phrasings;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Stock(
      ItemLists lists,
      ItemBatches batches,
      Phrasings phrasings,
      TransactionTemplate transactions,
      Clock clock) {
    this.lists = lists;
    this.batches = batches;
    this.phrasings = phrasings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// An item with its newest version.
  public record Held(ItemId id, ItemKind kind, ItemState state, Content content, Terms terms) {}

  /// The items one after the other, oldest first; only a page of them is in memory.
  public Stream<Held> all(MerchantId merchant, Knowledge.Filter filter) {
    return Stream.iterate(
            page(merchant, filter, null),
            page -> !page.isEmpty(),
            page -> page(merchant, filter, page.getLast().id()))
        .flatMap(List::stream);
  }

  private List<Held> page(MerchantId merchant, Knowledge.Filter filter, @Nullable ItemId after) {
    return Tenancy.within(
        merchant,
        () ->
            transactions.execute(_ -> lists.held(merchant, filter, after, PAGE, clock.instant())));
  }

  /// An item that comes in.
  ///
  /// @param isNew whether it begins with its first version; otherwise it gets a further one
  public record Incoming(ItemId id, boolean isNew, ItemKind kind, Content content, Terms terms) {}

  /// What comes in together.
  ///
  /// @param as how far the versions have come: `DRAFT`, `PROPOSED` or `PUBLISHED`
  public record Delivery(MerchantId merchant, AccountId by, ItemState as, List<Incoming> items) {}

  /// Writes a delivery in one transaction, in six statements however many items it holds. What is
  /// published is found once [#turnPage] was called.
  ///
  /// @param alongside runs in the same transaction; where it says no, nothing is written
  /// @return whether it was written
  public boolean take(Delivery delivery, BooleanSupplier alongside) {
    var isOffered = delivery.as() == ItemState.PUBLISHED;
    var askable =
        delivery.items().stream()
            .filter(_ -> isOffered)
            .map(item -> Phrasings.Askable.of(item.id(), item.content()))
            .toList();
    var understood = phrasings.understand(askable);
    return Boolean.TRUE.equals(
        transactions.execute(
            transaction -> {
              if (!alongside.getAsBoolean()) {
                transaction.setRollbackOnly();
                return false;
              }
              batches.write(delivery, clock.instant());
              if (isOffered) {
                phrasings.replace(delivery.merchant(), askable, understood);
              }
              return true;
            }));
  }

  /// Makes the next question find what was published.
  public void turnPage(MerchantId merchant) {
    transactions.executeWithoutResult(_ -> phrasings.turnPage(merchant));
  }
}
