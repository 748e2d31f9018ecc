package io.heqi.bench;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// All that is said at one merchant, in the order of time: some conversations go on at once and
/// each step adds a line to one of them, so that their lines lie mixed in the log as in life. The
/// same merchant and size always give the same talk.
final class InboxTalks {

  private static final int MOST_AT_ONCE = 150;
  private static final int REGULARS = 2_000;

  private final InboxHouse house;
  private final int size;
  private final int open;
  private final SplittableRandom random;
  private final InboxTexts texts;
  private final List<InboxTalk> going = new ArrayList<>();
  private final List<InboxTalk.Customer> regulars = new ArrayList<>();
  private final int atOnce;
  private long changeNo;
  private int begun;

  InboxTalks(InboxHouse house, int size, int open) {
    this.house = house;
    this.size = size;
    this.open = open;
    this.random = new SplittableRandom(house.agents().size() * 1_000_003L + size);
    this.texts = new InboxTexts(random);
    this.atOnce = Math.clamp(size / 130, 2, MOST_AT_ONCE);
  }

  InboxHouse house() {
    return house;
  }

  int size() {
    return size;
  }

  long lastChange() {
    return changeNo;
  }

  boolean isOver() {
    return begun == size && going.isEmpty();
  }

  /// Adds one line somewhere.
  void step(InboxRows rows, Instant at) throws SQLException {
    if (begun < size && going.size() < atOnce) {
      begin(rows, at);
      return;
    }
    var place = random.nextInt(going.size());
    var talk = going.get(place);
    if (talk.linesToCome > 1) {
      goOn(rows, talk, at);
      return;
    }
    end(rows, talk, at);
    var last = going.removeLast();
    if (last != talk) {
      going.set(place, last);
    }
  }

  private void begin(InboxRows rows, Instant at) throws SQLException {
    begun++;
    var staysOpen = begun > size - open;
    var customer = customer(rows, !staysOpen, at);
    var talk = new InboxTalk(house, skewed(house.shops().size()), id(at), begun, customer, at);
    talk.tags = tags();
    talk.team = random.nextInt(3) == 0 ? null : one(house.teams());
    talk.state = staysOpen ? openState() : "CLOSED";
    var served = !staysOpen || !talk.state.equals("OPEN") || random.nextInt(5) > 0;
    talk.assignee = served ? agent() : null;
    talk.linesToCome = served ? length() : 2 + random.nextInt(4);
    going.add(talk);
    talk.event(rows, "opened", ++changeNo, at);
    talk.asked(rows, texts.asked(), ++changeNo, at);
  }

  private void goOn(InboxRows rows, InboxTalk talk, Instant at) throws SQLException {
    var chance = random.nextInt(100);
    if (talk.assignee == null) {
      talk.asked(rows, texts.asked(), ++changeNo, at);
    } else if (talk.seq == 2) {
      talk.event(rows, "assigned", ++changeNo, at);
    } else if (chance < 2) {
      talk.noted(rows, texts.answered(), ++changeNo, at);
    } else if (chance < (talk.lastOfCustomer ? 72 : 28)) {
      talk.answered(rows, texts.answered(), ++changeNo, at);
    } else {
      talk.asked(rows, texts.asked(), ++changeNo, at);
    }
  }

  private void end(InboxRows rows, InboxTalk talk, Instant at) throws SQLException {
    if (talk.state.equals("OPEN")) {
      goOn(rows, talk, at);
    } else {
      talk.event(rows, talk.state.toLowerCase(java.util.Locale.ROOT), ++changeNo, at);
    }
    talk.end(talk.state);
    rows.conversation(talk);
  }

  /// About half come again. Who has an open conversation is nobody's regular, for there may be one
  /// only.
  private InboxTalk.Customer customer(InboxRows rows, boolean mayReturn, Instant at)
      throws SQLException {
    if (mayReturn && !regulars.isEmpty() && random.nextInt(2) == 0) {
      return one(regulars);
    }
    var vip = random.nextInt(20) == 0 ? 1 + random.nextInt(3) : 0;
    var customer = new InboxTalk.Customer(id(at), texts.name(), vip);
    rows.customer(house.merchant().id(), customer.id(), customer.name(), vip, at);
    if (mayReturn && regulars.size() < REGULARS) {
      regulars.add(customer);
    } else if (mayReturn) {
      regulars.set(random.nextInt(REGULARS), customer);
    }
    return customer;
  }

  private String openState() {
    var chance = random.nextInt(100);
    return chance < 80 ? "OPEN" : chance < 90 ? "SNOOZED" : "RESOLVED";
  }

  /// Mostly a dozen lines, sometimes hundreds; 20 on average.
  private int length() {
    var lines = Math.exp(2.73 + 0.8 * random.nextGaussian());
    return Math.clamp(Math.round(lines), 4, 400);
  }

  /// Every tenth is the owner's, so that the owner has a list to look at.
  private UUID agent() {
    return random.nextInt(10) == 0 ? house.agents().getFirst() : one(house.agents());
  }

  private String tags() {
    return IntStream.range(0, Math.max(0, random.nextInt(5) - 2))
        .mapToObj(_ -> InboxHouse.TAGS.get(rare(InboxHouse.TAGS.size())))
        .distinct()
        .collect(Collectors.joining(","));
  }

  /// Each place is half as likely as the one before it.
  private int rare(int places) {
    return Math.min(places - 1, Integer.numberOfTrailingZeros(random.nextInt() | 1 << 30));
  }

  /// The first places are likelier.
  private int skewed(int places) {
    return (int) (places * random.nextDouble() * random.nextDouble());
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /// As the server makes them: version 7, in the order of time.
  private UUID id(Instant at) {
    var high = at.toEpochMilli() << 16 | 0x7000 | random.nextInt(1 << 12);
    return new UUID(high, random.nextLong() >>> 2 | Long.MIN_VALUE);
  }
}
