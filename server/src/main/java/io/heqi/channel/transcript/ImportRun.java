package io.heqi.channel.transcript;

import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.InboundMessage;
import io.heqi.conversation.MessageContent;
import io.heqi.conversation.SenderKind;
import io.heqi.conversation.Stored;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Reads one transcript from the beginning to the end, whatever of it was stored before.
final class ImportRun {

  static final long MOST_ROWS = 1_000_000;
  private static final int PROGRESS = 200;
  private static final int MOST_UNDER_WAY = 500;
  private static final Duration MADE_UP_PAUSE = Duration.ofSeconds(20);

  /// A talk with a longer silence in it was two.
  private static final Duration SILENCE = Duration.ofDays(1);

  /// A talk that is being read.
  private static final class Talk {
    @Nullable ConversationId conversation;
    Instant at;

    Talk(Instant at) {
      this.at = at;
    }
  }

  /// A line on its way into the log.
  private record Submitted(Row row, CompletableFuture<Stored> stored) {}

  private final TranscriptImport job;
  private final TalkReader reader;
  private final ImportRepository imports;
  private final Conversations conversations;
  private final Map<String, AccountId> agents;
  private final Clock clock;
  private final ImportRepository.Counts counts = new ImportRepository.Counts();
  private final Map<String, Talk> talks = new HashMap<>();

  /// An import is over when its talks are closed.
  private final List<CompletableFuture<Stored>> closings = new ArrayList<>();

  private final Set<ConversationId> touched = new HashSet<>();
  private final List<Submitted> underWay = new ArrayList<>();
  private boolean stopped;

  ImportRun(
      TranscriptImport job,
      ImportRepository imports,
      Conversations conversations,
      Map<String, AccountId> agents,
      Clock clock) {
    this.job = job;
    this.reader = new TalkReader(Objects.requireNonNull(job.mapping()), job.digest());
    this.imports = imports;
    this.conversations = conversations;
    this.agents = agents;
    this.clock = clock;
  }

  void run(TranscriptFile file, JsonMapper json) throws IOException {
    file.read(json, this::take);
    settle();
    talks.values().forEach(this::close);
    if (!stopped && imports.progress(job, counts, clock.instant())) {
      CompletableFuture.allOf(closings.toArray(CompletableFuture[]::new))
          .handle((_, _) -> 0)
          .join();
      imports.finish(job, "DONE", "", clock.instant());
    }
  }

  private boolean take(TranscriptFile.Piece piece) {
    counts.rows++;
    var row = piece.row();
    if (piece.number() > MOST_ROWS) {
      imports.finish(job, "FAILED", "more than " + MOST_ROWS + " rows", clock.instant());
      stopped = true;
      return false;
    }
    if (row == null) {
      bad(piece.number(), "row-unreadable", piece.raw());
    } else {
      take(row);
    }
    if (underWay.size() >= MOST_UNDER_WAY) {
      settle();
    }
    if (counts.rows % PROGRESS == 0) {
      settle();
      stopped = !imports.progress(job, counts, clock.instant());
    }
    return !stopped;
  }

  private void take(Row row) {
    try {
      for (var line : reader.lines(row)) {
        store(row, line);
      }
    } catch (TalkReader.BadRow bad) {
      bad(row.number(), bad.code, row.excerpt());
    } catch (Refusal refusal) {
      bad(row.number(), refusal.code(), row.excerpt());
    }
    if (reader.readsWholeTalks()) {
      talks.values().forEach(this::close);
      talks.clear();
    }
  }

  private void bad(long row, String code, String excerpt) {
    counts.bad++;
    imports.bad(job, row, code, excerpt.length() <= 200 ? excerpt : excerpt.substring(0, 200));
  }

  /// Only the line that begins a conversation is waited for: the others are stored in the order in
  /// which they are submitted.
  private void store(Row row, TalkReader.Line line) throws TalkReader.BadRow {
    var talk = talks.computeIfAbsent(line.talk(), _ -> new Talk(job.madeAt()));
    var at = line.at() == null ? talk.at.plus(MADE_UP_PAUSE) : line.at();
    if (talk.conversation != null && at.isAfter(talk.at.plus(SILENCE))) {
      close(talk);
      talk.conversation = null;
    }
    var begun = talk.conversation;
    if (line.sender() == SenderKind.CUSTOMER) {
      var stored = asked(line, at);
      if (begun == null) {
        talk.conversation = join(stored).conversation();
      }
      underWay.add(new Submitted(row, stored));
    } else if (begun == null) {
      throw new TalkReader.BadRow("agent-spoke-first");
    } else {
      underWay.add(new Submitted(row, answered(line, begun, at)));
    }
    talk.at = at;
  }

  private void settle() {
    for (var line : underWay) {
      try {
        count(join(line.stored()));
      } catch (Refusal refusal) {
        bad(line.row().number(), refusal.code(), line.row().excerpt());
      }
    }
    underWay.clear();
  }

  private void count(Stored stored) {
    if (stored.duplicate()) {
      counts.known++;
    } else {
      counts.stored++;
    }
    if (touched.add(stored.conversation())) {
      counts.conversations++;
    }
  }

  private CompletableFuture<Stored> asked(TalkReader.Line line, Instant at) {
    return conversations.receive(
        new InboundMessage(
            job.merchant(),
            job.shop(),
            Objects.requireNonNull(job.channel()),
            ChannelKind.IMPORT,
            line.customer(),
            line.customerName().length() <= 60
                ? line.customerName()
                : line.customerName().substring(0, 60),
            line.key(),
            MessageContent.text(line.text()),
            at,
            null,
            null,
            line.at() == null));
  }

  private CompletableFuture<Stored> answered(
      TalkReader.Line line, ConversationId conversation, Instant at) {
    return conversations.importReply(
        job.merchant(),
        conversation,
        new Conversations.Said(
            Objects.requireNonNull(job.channel()).value(),
            line.key(),
            line.sender(),
            agents.get(line.agent()),
            MessageContent.text(line.text()),
            at,
            line.at() == null));
  }

  private void close(Talk talk) {
    if (talk.conversation != null) {
      closings.add(conversations.closeImported(job.merchant(), talk.conversation, talk.at));
    }
  }

  private static Stored join(CompletableFuture<Stored> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw e;
    }
  }
}
