package io.heqi.bench;

import java.util.Arrays;
import java.util.Locale;

/// `Bench NAME [--name value]…`, where the name is one of those in its usage,
/// runs one bench and ends with 0 where every figure met its target, 1 where one did not, and 2
/// where the command line is wrong.
final class Bench {

  private static final String USAGE =
      """
      usage: bin/bench messages [--seconds 6] [--merchants N [--senders 100]: this shape alone]
             bin/bench sockets  [--idle 10000] [--most 15000]
             bin/bench inbox    [--full] [--merchants 100] [--conversations 100000] [--patience 600 s for a quiet machine]
             bin/bench deals    [--merchants 1] [--orders 1000000]
             bin/bench causes   [--merchants 1] [--orders 1000000] [--cases 50000]
             bin/bench orders   [--merchants 1000] [--orders 5000000] [--patience 600] | --import [--rows 200000]
             bin/bench parcels  [--rows 1000000] [--full]
             bin/bench pages
             bin/bench chaos    [--kills 10] [--messages 20000] [--seed 1] [--customers 40] [--agents 4] [--window 3]
             bin/bench nodes    [--messages 2000] [--seed 1] [--customers 40] [--agents 4] [--window 3]
             bin/bench faq      --data FILE [--kb ITEMS, else all] [--seed 1] | --data FILE --speed
             bin/bench chaos --prove, which lets it run on servers spoilt on purpose and asks that it fails
             bin/bench intents  [--data FILE of labelled messages] [--dialogues FILE] [--seed 1]
             bin/bench signals  [--seed 1]
             bin/bench dialogue [--show: the labelled questions with their answers]
      for the others: [--jar server/target/heqi.jar] [--data DIRECTORY, kept afterwards] [--heap 1g]\
      """;

  private Bench() {}

  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) throws Exception {
    try {
      var options = Options.of(Arrays.stream(arguments).skip(1).toList());
      return switch (arguments.length == 0 ? "" : arguments[0]) {
        case "messages" -> new MessagesBench(options).run();
        case "sockets" -> new SocketsBench(options).run();
        case "inbox" -> new InboxBench(options).run();
        case "deals" -> new DealsBench(options).run();
        case "causes" -> new CausesBench(options).run();
        case "orders" -> new OrdersBench(options).run();
        case "parcels" -> new ParcelsBench(options).run();
        case "pages" -> new PagesBench(options).run();
        case "chaos" ->
            options.has("prove")
                ? new ChaosProof(options).run()
                : new ChaosBench(options, new Results("chaos")).run();
        case "nodes" -> new NodesBench(options, new Results("nodes")).run();
        case "faq" -> new FaqBench(options).run();
        case "intents" -> new IntentsBench(options).run();
        case "signals" -> new SignalsBench(options).run();
        case "dialogue" -> new DialogueBench(options).run();
        default ->
            throw new Options.Misused(
                "messages, sockets, inbox, deals, causes, orders, parcels, pages, chaos, nodes,"
                    + " faq, intents, signals or dialogue must be named");
      };
    } catch (Options.Misused misused) {
      System.err.println(misused.getMessage());
      System.err.println(USAGE);
      return 2;
    }
  }
}
