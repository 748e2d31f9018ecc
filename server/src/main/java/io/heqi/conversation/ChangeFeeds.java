package io.heqi.conversation;

import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.realtime.FanOut;
import io.heqi.merchant.Merchants;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings each watched merchant's changes to this node's listeners in the order of their numbers
/// and without gaps, wherever they were made. Changes of this node come straight from its writer;
/// those of another node are announced by the fan-out and read from the log; and once a second each
/// feed looks whether it missed any.
@Component
public class ChangeFeeds {

  private static final Logger log = LoggerFactory.getLogger(ChangeFeeds.class);
  private static final String TOPIC = "conversation";
  private static final int RUN = 1_000;

  private final Merchants merchants;
  private final MessageLog messages;
  private final FanOut fanOut;
  private final ObjectProvider<CommitListener> listeners;
  private final TransactionTemplate transactions;
  private final Map<MerchantId, Feed> feeds = new ConcurrentHashMap<>();
  private final List<Consumer<MerchantId>> wakers = new CopyOnWriteArrayList<>();
  private final ExecutorService catchingUp = Executors.newVirtualThreadPerTaskExecutor();

  ChangeFeeds(
      Merchants merchants,
      MessageLog messages,
      FanOut fanOut,
      ObjectProvider<CommitListener> listeners,
      TransactionTemplate transactions) {
    this.merchants = merchants;
    this.messages = messages;
    this.fanOut = fanOut;
    this.listeners = listeners;
    this.transactions = transactions;
    fanOut.listen(TOPIC, this::heard);
    fanOut.onGap(this::lookForMissed);
  }

  /// From now on this node hears of the merchant's changes. Calls may repeat; a feed, once begun,
  /// stays.
  public void watch(MerchantId merchant) {
    feeds.computeIfAbsent(merchant, m -> new Feed(m, lastChange(m)));
  }

  /// Called with a merchant whenever this node wrote something for it, or heard that another node
  /// did.
  void onChange(Consumer<MerchantId> waker) {
    wakers.add(waker);
  }

  /// What this node's writer just committed.
  void committed(WriteBatch.Written written) {
    fanOut.publish(TOPIC, List.of(written.merchant() + " " + written.to()));
    wakers.forEach(waker -> waker.accept(written.merchant()));
    var feed = feeds.get(written.merchant());
    if (feed != null) {
      feed.offer(written.from(), written.to(), written.commits());
    }
  }

  private void heard(String signal) {
    var parts = signal.split(" ", 2);
    var merchant = new MerchantId(Long.parseLong(parts[0]));
    wakers.forEach(waker -> waker.accept(merchant));
    var feed = feeds.get(merchant);
    if (feed != null) {
      catchingUp.execute(() -> feed.catchUpTo(Long.parseLong(parts[1])));
    }
  }

  @Scheduled(fixedDelayString = "${heqi.conversation.feed-sweep:1s}")
  void lookForMissed() {
    if (!feeds.isEmpty()) {
      messages
          .lastChanges(feeds.keySet())
          .forEach((merchant, last) -> Objects.requireNonNull(feeds.get(merchant)).catchUpTo(last));
    }
  }

  /// A desk that missed more than it can be told one by one loads its lists anew.
  @Scheduled(fixedDelayString = "${heqi.conversation.touch-sweep:1h}")
  void forgetTouches() {
    Tenancy.within(
        merchants.all(),
        () -> {
          messages.forgetTouches();
          return null;
        });
  }

  private long lastChange(MerchantId merchant) {
    return Tenancy.within(merchant, () -> messages.lastChange(merchant));
  }

  private final class Feed {

    private final MerchantId merchant;
    private long through;

    Feed(MerchantId merchant, long through) {
      this.merchant = merchant;
      this.through = through;
    }

    synchronized void offer(long from, long to, List<Commit> commits) {
      if (from > through + 1) {
        catchUpTo(to);
        return;
      }
      if (to > through) {
        deliver(from, to, commits);
      }
    }

    /// Reads what the log holds beyond what was delivered. Numbers are taken under a lock that is
    /// held to the commit, so whatever is lower than a number that was seen is there to be read.
    synchronized void catchUpTo(long to) {
      try {
        while (through < to) {
          var run = read();
          deliver(through + 1, run.through, run.commits);
        }
      } catch (RuntimeException e) {
        log.warn(
            "The changes of merchant {} could not be read; trying again in a second", merchant, e);
      }
    }

    private void deliver(long from, long to, List<Commit> commits) {
      through = to;
      for (var listener : listeners) {
        try {
          listener.committed(merchant, from, to, commits);
        } catch (RuntimeException e) {
          log.error("A listener failed on changes {} to {} of merchant {}", from, to, merchant, e);
        }
      }
    }

    private Run read() {
      return Tenancy.within(
          merchant, () -> transactions.execute(_ -> read(messages.lastChange(merchant))));
    }

    private Run read(long last) {
      var entries = messages.log(merchant, through, RUN);
      var touches = messages.touches(merchant, through, RUN);
      var upTo =
          Math.min(
              reached(entries.size(), entries.isEmpty() ? 0 : entries.getLast().changeNo(), last),
              reached(touches.size(), touches.isEmpty() ? 0 : touches.getLast().changeNo(), last));
      var byConversation = new LinkedHashMap<ConversationId, List<Entry>>();
      touches.stream()
          .filter(touch -> touch.changeNo() <= upTo)
          .forEach(touch -> byConversation.put(touch.conversation(), new ArrayList<>()));
      entries.stream()
          .filter(entry -> entry.changeNo() <= upTo)
          .forEach(
              entry ->
                  byConversation
                      .computeIfAbsent(entry.conversation(), _ -> new ArrayList<>())
                      .add(entry));
      var commits =
          messages.rows(merchant, List.copyOf(byConversation.keySet())).stream()
              .map(
                  row ->
                      new Commit(
                          row, List.copyOf(byConversation.getOrDefault(row.id(), List.of()))))
              .toList();
      return new Run(upTo, commits);
    }

    /// How far a list reaches: to its last row where it is full, else to all that was committed
    /// before.
    private static long reached(int size, long lastRow, long last) {
      return size == RUN ? lastRow : Math.max(last, lastRow);
    }
  }

  private record Run(long through, List<Commit> commits) {}
}
