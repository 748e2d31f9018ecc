package io.heqi.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;

/// What the owner of the largest merchant asks of a full inbox, each question many times at even
/// distances, and whether the answers are right.
final class InboxQuestions {

  private static final Paced FIRST_WARM_UP = new Paced(100, 2_000);
  private static final Paced WARM_UP = new Paced(50, 100);
  private static final Paced LISTS = new Paced(50, 250);
  private static final Paced SEARCHES = new Paced(10, 50);
  private static final int SAMPLE = 5_000;
  private static final int MOST = 50;

  private final RunningServer server;
  private final InboxShape shape;
  private final Results results;
  private final QuietRounds quiet;
  private final SplittableRandom random = new SplittableRandom(7);

  InboxQuestions(RunningServer server, InboxShape shape, Results results, int patience) {
    this.server = server;
    this.shape = shape;
    this.results = results;
    this.quiet = new QuietRounds(server, results, patience);
  }

  void ask() throws IOException, InterruptedException, SQLException {
    try (var connection = server.database().connect("heqi");
        var door = new Door(server.port())) {
      var house = InboxHouse.readAll(connection).getFirst();
      describe(house);
      var id = house.merchant().id();
      var threads =
          InboxHouse.ids(
              connection,
              "select id from conversation.conversations where merchant_id = ? order by random()"
                  + " limit "
                  + SAMPLE,
              id);
      var cursors = walk(door, house.merchant());
      lists(door, house, cursors);
      threads(door, house.merchant(), threads);
      searches(door, house.merchant());
      results.none("followers-behind", server.database().count(BEHIND));
    }
  }

  private static final String BEHIND =
      """
      select count(*) from conversation.change_counters c
      join conversation.follower_cursors f on f.merchant_id = c.merchant_id where f.change_no < c.last_change
      """;

  private void describe(InboxHouse house) throws IOException, SQLException {
    var database = server.database();
    var id = house.merchant().id();
    results.note(
        "%d merchants, %,d conversations, %,d lines, %,d search entries; database of %.1f GB"
            .formatted(
                shape.merchants(),
                database.count("select count(*) from conversation.conversations"),
                database.count("select count(*) from conversation.messages"),
                database.count("select count(*) from conversation.search_entries"),
                database.count("select pg_database_size('heqi')") / 1e9));
    results.note(
        "asked by the owner of the largest: %,d conversations, %,d of them not closed, %,d lines; %d shops, %d agents"
            .formatted(
                count("conversations", id),
                count("conversations where state <> 'CLOSED' and", id),
                count("messages", id),
                house.shops().size(),
                house.agents().size()));
    results.note(
        "lists and threads at %d requests/s, searches at %d/s, by HTTP or the desk's socket, gzip as a browser asks for it;"
                .formatted(LISTS.perSecond(), SEARCHES.perSecond())
            + " %d mixed requests first to warm up, and %d of each kind; delay counted from when a request was due. "
                .formatted(FIRST_WARM_UP.samples(), WARM_UP.samples())
            + QuietRounds.RULE);
  }

  private long count(String what, long merchant) throws IOException, SQLException {
    var where = what.contains(" ") ? " " : " where ";
    return server
        .database()
        .count("select count(*) from conversation." + what + where + "merchant_id = " + merchant);
  }

  /// Pages through the whole list once; the places passed are where deep pages begin.
  private List<String> walk(Door door, Merchant merchant)
      throws IOException, InterruptedException, SQLException {
    var cursors = new ArrayList<String>();
    var seen = new HashSet<String>();
    var after = "";
    do {
      var page = door.get("/api/conversations?view=ALL&limit=200" + after, merchant.cookie());
      page.get("items").forEach(row -> seen.add(row.get("id").asString()));
      var next = page.get("next").asStringOpt();
      after = next.map(place -> "&after=" + encoded(place)).orElse("");
      next.ifPresent(cursors::add);
    } while (!after.isEmpty());
    results.none("missing-from-all-pages", count("conversations", merchant.id()) - seen.size());
    return cursors;
  }

  private void lists(Door door, InboxHouse house, List<String> cursors)
      throws IOException, InterruptedException {
    var all = "/api/conversations?limit=50&view=";
    var questions = new TreeMap<String, IntFunction<String>>();
    questions.put("list-mine", _ -> all + "MINE");
    questions.put("list-queue", _ -> all + "QUEUE");
    questions.put("list-all", _ -> all + "ALL");
    questions.put("list-closed", _ -> all + "CLOSED");
    questions.put("list-by-shop", _ -> all + "ALL&shop=" + one(house.shops()));
    questions.put(
        "list-by-state",
        _ -> all + "ALL&state=" + one(List.of("OPEN", "SNOOZED", "RESOLVED", "CLOSED")));
    questions.put("list-by-tag", _ -> all + "ALL&tag=" + encoded(one(InboxHouse.TAGS)));
    questions.put("list-by-assignee", _ -> all + "ALL&assignee=" + one(house.agents()));
    questions.put(
        "list-by-all-filters",
        _ ->
            all
                + "ALL&state=CLOSED&shop=%s&tag=%s&assignee=%s"
                    .formatted(
                        one(house.shops()), encoded(one(InboxHouse.TAGS)), one(house.agents())));
    questions.put("list-deep-page", _ -> all + "ALL&after=" + encoded(one(cursors)));
    var mixed = List.copyOf(questions.values());
    var _ =
        FIRST_WARM_UP.measure(
            n -> door.load(mixed.get(n % mixed.size()).apply(n), house.merchant().cookie()));
    for (var question : questions.entrySet()) {
      measure(door, house.merchant(), question, LISTS, 30);
    }
  }

  private void threads(Door door, Merchant merchant, List<UUID> threads)
      throws IOException, InterruptedException {
    var path = "/api/conversations/";
    measure(door, merchant, Map.entry("thread-row", _ -> path + one(threads)), LISTS, 30);
    measure(
        door,
        merchant,
        Map.entry("thread-last-50-lines", _ -> path + one(threads) + "/entries?limit=50"),
        LISTS,
        30);
    var desk = new ThreadDesk();
    desk.open(door, merchant.cookie());
    var _ = WARM_UP.measure(n -> desk.show(threads.get(threads.size() - 1 - n)));
    judge("thread-on-the-desk", LISTS, n -> desk.show(threads.get(n % threads.size())), 30);
    desk.close();
  }

  private void searches(Door door, Merchant merchant)
      throws IOException, InterruptedException, SQLException {
    var kinds = new TreeMap<String, List<String>>();
    kinds.put("search-common", InboxTexts.COMMON);
    kinds.put("search-seldom", InboxTexts.SELDOM);
    kinds.put("search-rare", InboxTexts.RARE);
    kinds.put("search-absent", InboxTexts.ABSENT);
    var wrong = 0;
    for (var kind : kinds.entrySet()) {
      for (var word : kind.getValue()) {
        wrong += isAnsweredRight(door, merchant, word) ? 0 : 1;
      }
      IntFunction<String> question =
          _ -> "/api/conversations/search?query=" + encoded(one(kind.getValue()));
      measure(door, merchant, Map.entry(kind.getKey(), question), SEARCHES, 300);
    }
    results.none("searches-answered-wrongly", wrong);
  }

  /// Each hit holds the word, none is newer than the one before, and there are as many as there
  /// should be.
  private boolean isAnsweredRight(Door door, Merchant merchant, String word)
      throws IOException, InterruptedException, SQLException {
    var hits = door.get("/api/conversations/search?query=" + encoded(word), merchant.cookie());
    var there =
        server
            .database()
            .count(
                """
                select count(*) from (select from conversation.messages
                  where merchant_id = %d and kind = 'TEXT' and body like '%%%s%%' limit %d) as found
                """
                    .formatted(merchant.id(), word, MOST));
    var newest = "9";
    for (var hit : hits) {
      var at = hit.get("at").asString();
      if (!hit.get("text").asString().contains(word) || at.compareTo(newest) > 0) {
        return false;
      }
      newest = at;
    }
    return hits.size() == there;
  }

  private void measure(
      Door door,
      Merchant merchant,
      Map.Entry<String, IntFunction<String>> question,
      Paced pace,
      double target)
      throws IOException, InterruptedException {
    Paced.Request request =
        number -> door.load(question.getValue().apply(number), merchant.cookie());
    var _ = new Paced(pace.perSecond(), WARM_UP.samples()).measure(request);
    judge(question.getKey(), pace, request, target);
  }

  private void judge(String name, Paced pace, Paced.Request request, double target)
      throws IOException, InterruptedException {
    var delays = quiet.measure(name, pace, request);
    results.quantiles(name, delays);
    results.atMost(name + "-p99", Results.millis(delays, 99), "ms", target);
  }

  private synchronized <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
