package io.heqi.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Judges a chaos run from outside: a process of its own that reads the clients' logs and the
/// database, and shares no state with either. Prints `CHECK name count` lines and ends with 1 where
/// a fault was counted.
///
/// Call: `ChaosChecker LOGS JDBC-ADDRESS`, the superuser's password in `HEQI_BENCH_PASSWORD`.
final class ChaosChecker {

  private static final int SHOWN = 5;

  private final List<ChaosHistory> histories;
  private final ChaosStore store;
  private final Map<String, Integer> faults = new TreeMap<>();

  private ChaosChecker(List<ChaosHistory> histories, ChaosStore store) {
    this.histories = histories;
    this.store = store;
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    var histories = ChaosHistory.readAll(Path.of(arguments[0]));
    var password = Objects.requireNonNull(System.getenv("HEQI_BENCH_PASSWORD"));
    try (var connection = DriverManager.getConnection(arguments[1], "postgres", password)) {
      var checker = new ChaosChecker(histories, ChaosStore.read(connection));
      System.exit(checker.check() ? 0 : 1);
    }
  }

  private boolean check() {
    for (var name :
        List.of(
            "lost",
            "doubled",
            "out-of-order",
            "misplaced",
            "unanswered",
            "invented",
            "gaps",
            "customer-screen-differs",
            "agent-screen-differs",
            "inbox-row-differs",
            "line-changed-on-screen",
            "client-not-done")) {
      faults.put(name, 0);
    }
    histories.forEach(this::checkStored);
    histories.forEach(this::checkOrder);
    histories.forEach(this::checkScreens);
    checkInvented();
    fault("gaps", store.gaps, "places");
    count();
    faults.forEach((name, number) -> System.out.println("CHECK " + name + " " + number));
    return faults.values().stream().allMatch(number -> number == 0);
  }

  private void fault(String name, int number, String what) {
    if (number > 0 && faults.merge(name, number, Integer::sum) - number < SHOWN) {
      System.out.println("FAULT " + name + ": " + what);
    }
  }

  /// Acknowledged means: stored once, and where the acknowledgement says.
  private void checkStored(ChaosHistory client) {
    for (var id : client.sent.keySet()) {
      var places = store.places.getOrDefault(id, List.of());
      var told = client.acknowledged.getOrDefault(id, Set.of());
      if (told.isEmpty()) {
        fault("unanswered", 1, id);
      } else if (places.isEmpty()) {
        fault("lost", 1, id + " acknowledged at " + told);
      } else if (told.size() != 1 || !agrees(told.iterator().next(), places)) {
        fault("misplaced", 1, id + " acknowledged at " + told + ", stored at " + places);
      }
      fault("doubled", places.size() - 1, id + " stored at " + places);
    }
  }

  private static boolean agrees(ChaosHistory.Place told, List<ChaosHistory.Place> places) {
    return places.stream()
        .anyMatch(
            place ->
                place.seq() == told.seq()
                    && (told.conversation().equals("-")
                        || told.conversation().equals(place.conversation())));
  }

  /// Within each conversation a sender's messages stand in the order in which they were first sent.
  /// One that was refused meanwhile was allowed to fall behind.
  private void checkOrder(ChaosHistory client) {
    var last = new HashMap<String, Long>();
    for (var id : client.sent.keySet()) {
      var places = store.places.getOrDefault(id, List.of());
      if (places.isEmpty() || client.refused.contains(id)) {
        continue;
      }
      var place = places.getFirst();
      var before = last.merge(place.conversation(), place.seq(), Math::max);
      if (before > place.seq()) {
        fault("out-of-order", 1, id + " stands at " + place + ", one sent before it at " + before);
      }
    }
  }

  private void checkScreens(ChaosHistory client) {
    fault("line-changed-on-screen", client.clashes, client.name);
    fault("client-not-done", client.done ? 0 : 1, client.name);
    if (client.customer) {
      checkCustomer(client);
    } else {
      checkAgent(client);
    }
  }

  private void checkCustomer(ChaosHistory client) {
    var own =
        client.sent.keySet().stream()
            .flatMap(id -> store.places.getOrDefault(id, List.of()).stream())
            .map(ChaosHistory.Place::conversation)
            .collect(Collectors.toCollection(TreeSet::new));
    var stored = own.isEmpty() ? Map.<Long, Screen.Row>of() : store.forCustomer(own.last());
    compare("customer-screen-differs", client, "-", client.seen, stored);
    compare("customer-screen-differs", client, "-", client.fresh, stored);
    fault("doubled", own.size() - 1, client.name + " has conversations " + own);
  }

  private void checkAgent(ChaosHistory client) {
    store.conversations.forEach(
        (conversation, stored) -> {
          compare("agent-screen-differs", client, conversation, client.seen, stored);
          compare("agent-screen-differs", client, conversation, client.fresh, stored);
          if (!Objects.equals(client.rows.get(conversation), store.changes.get(conversation))) {
            fault("inbox-row-differs", 1, client.name + " " + conversation);
          }
        });
  }

  private void compare(
      String name,
      ChaosHistory client,
      String conversation,
      Map<String, ? extends Map<Long, Screen.Row>> screen,
      Map<Long, Screen.Row> stored) {
    var found = screen.get(conversation);
    var shown = found == null ? Map.<Long, Screen.Row>of() : found;
    if (shown.equals(stored)) {
      return;
    }
    var places = new TreeSet<>(stored.keySet());
    places.addAll(shown.keySet());
    places.removeIf(seq -> Objects.equals(shown.get(seq), stored.get(seq)));
    fault(name, places.size(), client.name + " " + conversation + " at " + places);
  }

  private void checkInvented() {
    var sent =
        histories.stream().flatMap(h -> h.sent.keySet().stream()).collect(Collectors.toSet());
    store.places.keySet().stream()
        .filter(id -> !sent.contains(id))
        .forEach(id -> fault("invented", 1, id));
  }

  private void count() {
    System.out.printf(
        "COUNT %d clients sent %d messages in %d attempts, %d were refused at some time; %d stored"
            + " in %d conversations%n",
        histories.size(),
        histories.stream().mapToInt(h -> h.sent.size()).sum(),
        histories.stream().mapToInt(h -> h.attempts).sum(),
        histories.stream().mapToInt(h -> h.refused.size()).sum(),
        store.places.size(),
        store.conversations.size());
  }
}
