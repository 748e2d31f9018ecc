package io.heqi.conversation;

import io.heqi.foundation.security.Actor;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.shared.TeamId;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Everything that can be done to a conversation.
///
/// What is said returns a future that completes after the commit; all else waits for the commit
/// itself.
@Service
public class Conversations {

  private final ConversationWriter writer;
  private final MessageLog log;
  private final Access access;
  private final List<MessageScreen> screens;
  private final Mentions mentions;
  private final AuditLog audit;
  private final JdbcClient jdbc;
  private final Clock clock;

  Conversations(
      ConversationWriter writer,
      MessageLog log,
      Access access,
      List<MessageScreen> screens,
      Mentions mentions,
      AuditLog audit,
      JdbcClient jdbc,
      Clock clock) {
    this.writer = writer;
    this.log = log;
    this.access = access;
    this.screens = screens;
    this.mentions = mentions;
    this.audit = audit;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// What an agent says.
  ///
  /// @param clientId made by the client, 1 to 100 characters: sending it again stores nothing more
  /// @param seenSeq the last line the agent saw; null to send whatever happened since
  public record Reply(
      ConversationId conversation,
      String clientId,
      MessageContent content,
      @Nullable Long seenSeq) {}

  /// Where a conversation goes, and what the receiver should know; exactly one of agent and team is
  /// given.
  public record Transfer(@Nullable AccountId agent, @Nullable TeamId team, String note) {}

  /// Takes in what a customer said.
  public CompletableFuture<Stored> receive(InboundMessage message) {
    checkKey(message.senderKey(), 200);
    checkKey(message.externalCustomer(), 200);
    return writer.submit(new Operation.Receive(message, new CompletableFuture<>()));
  }

  /// An agent's answer. Refused where a screen objects, or where a colleague answered after
  /// `seenSeq`.
  public CompletableFuture<Stored> reply(Actor by, Reply reply) {
    return reply(by, reply, c -> refuseIfAnsweredMeanwhile(by, c, reply.seenSeq()));
  }

  /// An answer that was written before and is due now. Refused where a colleague has the
  /// conversation meanwhile, or where the customer wrote after `customerSeq`, unless it is null.
  public CompletableFuture<Stored> replyOnTime(Actor by, Reply reply, @Nullable Long customerSeq) {
    return reply(
        by,
        reply,
        c -> {
          if (c.assignee != null && !c.assignee.equals(by.account())) {
            throw Refusal.conflict("conversation.taken-meanwhile");
          }
          if (customerSeq != null && saidSince(c, customerSeq, SenderKind.CUSTOMER)) {
            throw Refusal.conflict("conversation.customer-wrote");
          }
        });
  }

  private CompletableFuture<Stored> reply(Actor by, Reply reply, Consumer<Conversation> check) {
    by.require(ConversationPermissions.REPLY);
    checkKey(reply.clientId(), 100);
    var row = access.readable(by, reply.conversation());
    screen(by, row.shop(), reply.content());
    var key =
        new Operation.Key(
            by.merchant(), Operation.Key.OUR_DESKS, by.account() + ":" + reply.clientId());
    return submit(
        by.merchant(),
        reply.conversation(),
        key,
        (conversation, now) -> {
          check.accept(conversation);
          return conversation.reply(by.account(), SenderKind.AGENT, reply.content(), now, now);
        });
  }

  /// Refuses what an agent of this shop may not say.
  public void screen(Actor by, ShopId shop, MessageContent content) {
    screens.forEach(screen -> screen.check(by, shop, content));
  }

  private boolean saidSince(Conversation conversation, long seq, SenderKind sender) {
    return conversation.lastSeq > seq
        && log.after(conversation.merchant, conversation.id, seq, 200).stream()
            .anyMatch(e -> e.sender() == sender && e.kind().isSaid());
  }

  /// Two agents do not both answer without knowing.
  private void refuseIfAnsweredMeanwhile(
      Actor by, Conversation conversation, @Nullable Long seenSeq) {
    if (seenSeq == null || conversation.lastSeq <= seenSeq) {
      return;
    }
    var answered =
        log.after(by.merchant(), conversation.id, seenSeq, 200).stream()
            .filter(e -> e.sender() == SenderKind.AGENT && e.kind().isSaid())
            .anyMatch(e -> !by.account().value().equals(e.senderId()));
    if (answered) {
      throw Refusal.conflict("conversation.answered-meanwhile");
    }
  }

  /// What Heqi itself says: a greeting, an out-of-hours answer, a bot's text.
  ///
  /// @param key names the occasion, so that the same one is never answered twice
  public CompletableFuture<Stored> answer(
      MerchantId merchant, ConversationId id, SenderKind sender, String key, String text) {
    return answer(merchant, id, sender, key, MessageContent.text(text));
  }

  /// The same with more than a text, such as a card.
  public CompletableFuture<Stored> answer(
      MerchantId merchant,
      ConversationId id,
      SenderKind sender,
      String key,
      MessageContent content) {
    return submit(
        merchant,
        id,
        new Operation.Key(merchant, Operation.Key.OUR_DESKS, key),
        (conversation, now) -> conversation.answerAutomatically(sender, content, now));
  }

  /// Tells the customer something that they did not ask for, also where the conversation is over.
  ///
  /// @param key names the occasion, so that the same is never told twice
  CompletableFuture<Stored> tell(
      MerchantId merchant, ConversationId id, String key, MessageContent content) {
    return submit(
        merchant,
        id,
        new Operation.Key(merchant, Operation.Key.OUR_DESKS, key),
        (conversation, now) -> conversation.tell(content, now));
  }

  /// What a bot says; refused where a person took the conversation meanwhile.
  ///
  /// @param key names the occasion, so that the same one is never answered twice
  /// @param facts told with the line, such as the choices it offers
  public CompletableFuture<Stored> answerAsBot(
      MerchantId merchant,
      ConversationId id,
      String key,
      MessageContent content,
      Map<String, Object> facts) {
    return submit(
        merchant,
        id,
        new Operation.Key(merchant, Operation.Key.OUR_DESKS, key),
        (conversation, now) -> conversation.answerAsBot(content, facts, now));
  }

  /// Gives a conversation that a bot has to people; nothing where they have it already.
  ///
  /// @param facts why, and what was tried
  public void handOver(MerchantId merchant, ConversationId id, Map<String, Object> facts) {
    done(submit(merchant, id, null, (c, now) -> none(() -> c.handOver(facts, now))));
  }

  /// What was said elsewhere and is brought in from a transcript.
  public CompletableFuture<Stored> importReply(MerchantId merchant, ConversationId id, Said said) {
    return submit(
        merchant,
        id,
        new Operation.Key(merchant, said.source(), said.key()),
        (conversation, now) -> {
          conversation.syntheticTimes |= said.syntheticTime();
          if (conversation.channelKind == ChannelKind.IMPORT) {
            return conversation.imported(said.sender(), said.agent(), said.content(), said.at());
          }
          return said.sender() == SenderKind.AGENT && said.agent() != null
              ? conversation.reply(
                  said.agent(), SenderKind.AGENT, said.content(), said.at(), said.at())
              : conversation.answerAutomatically(said.sender(), said.content(), said.at());
        });
  }

  /// One line of a transcript that our side said.
  ///
  /// @param source the channel it came in by; with `key` it names the line
  /// @param agent null where the transcript names nobody whom we know
  public record Said(
      java.util.UUID source,
      String key,
      SenderKind sender,
      @Nullable AccountId agent,
      MessageContent content,
      Instant at,
      boolean syntheticTime) {}

  /// Ends what a transcript brought in, at the time of its last line.
  public CompletableFuture<Stored> closeImported(
      MerchantId merchant, ConversationId id, Instant at) {
    return submit(merchant, id, null, (c, _) -> none(() -> c.close(null, "imported", at)));
  }

  /// Writes a note; whoever it mentions is told, and gets no right by it.
  public Stored note(Actor by, ConversationId id, String text, List<AccountId> mentioned) {
    by.require(ConversationPermissions.REPLY);
    checkNote(text);
    access.readable(by, id);
    var others =
        mentioned.stream().distinct().filter(agent -> !agent.equals(by.account())).toList();
    access.requireMembers(by, others);
    return noteTo(
        by, id, Mentions.Kind.MENTION, (c, now) -> c.note(by.account(), text, others, now), others);
  }

  /// A supervisor's word to the agent who has the conversation, which the customer never sees.
  public Stored whisper(Actor by, ConversationId id, String text) {
    by.require(ConversationPermissions.SUPERVISE);
    checkNote(text);
    var agent = access.readable(by, id).assignee();
    if (agent == null || agent.equals(by.account())) {
      throw Refusal.conflict("conversation.whisper-to-nobody");
    }
    return noteTo(
        by,
        id,
        Mentions.Kind.WHISPER,
        (c, now) -> c.whisper(by.account(), text, agent, now),
        List.of(agent));
  }

  private Stored noteTo(
      Actor by, ConversationId id, Mentions.Kind kind, Change change, List<AccountId> to) {
    var seq = new AtomicLong();
    return done(
        submit(
            by.merchant(),
            List.of(id),
            null,
            (c, now) -> {
              seq.set(change.on(c.getFirst(), now));
              return seq.get();
            },
            () -> {
              if (!to.isEmpty()) {
                mentions.add(by, id, seq.get(), kind, to);
              }
            }));
  }

  private static void checkNote(String text) {
    if (text.isBlank() || text.length() > 4_000) {
      throw Refusal.invalid("conversation.note-malformed", 4_000);
    }
  }

  /// Gives a conversation to an agent: routing does it, an agent for themselves, a supervisor for
  /// others.
  public Stored assign(Actor by, ConversationId id, AccountId agent) {
    by.require(ConversationPermissions.REPLY);
    var row = access.readable(by, id);
    var takesFree = agent.equals(by.account()) && row.assignee() == null;
    if (!takesFree) {
      by.require(ConversationPermissions.SUPERVISE);
    }
    access.requireMembers(by, List.of(agent));
    return change(
        by,
        id,
        (c, now) -> {
          if (takesFree && c.assignee != null && !c.assignee.equals(agent)) {
            throw Refusal.conflict("conversation.taken-meanwhile");
          }
          c.assign(agent, "by-hand", by.account(), now);
          return 0;
        },
        "conversation.assigned",
        Map.of("to", agent));
  }

  /// Routing's own hand. Does nothing where somebody took the conversation first.
  public void route(MerchantId merchant, ConversationId id, AccountId agent, String reason) {
    done(
        submit(
            merchant,
            id,
            null,
            (c, now) -> {
              if (c.assignee == null && c.state == ConversationState.OPEN) {
                c.assign(agent, reason, null, now);
              }
              return 0;
            }));
  }

  /// Puts a conversation whose agent is gone back into the queue.
  public void release(MerchantId merchant, ConversationId id, AccountId from, String reason) {
    done(
        submit(
            merchant,
            id,
            null,
            (c, now) -> {
              if (from.equals(c.assignee) && c.state != ConversationState.CLOSED) {
                c.unassign(reason, null, now);
              }
              return 0;
            }));
  }

  /// Says which team's queue a conversation stands in.
  public void toTeam(MerchantId merchant, ConversationId id, TeamId team) {
    done(
        submit(
            merchant,
            id,
            null,
            (c, _) -> {
              if (!team.equals(c.team)) {
                c.route(team);
              }
              return 0;
            }));
  }

  public Stored transfer(Actor by, ConversationId id, Transfer transfer) {
    by.require(ConversationPermissions.REPLY);
    if ((transfer.agent() == null) == (transfer.team() == null)) {
      throw Refusal.invalid("conversation.transfer-target");
    }
    if (transfer.note().isBlank() || transfer.note().length() > 1_000) {
      throw Refusal.invalid("conversation.transfer-note-missing", 1_000);
    }
    access.answerable(by, id);
    if (transfer.agent() != null) {
      access.requireMembers(by, List.of(transfer.agent()));
    }
    if (transfer.team() != null) {
      access.requireTeam(by, transfer.team());
    }
    return change(
        by,
        id,
        (c, now) -> {
          c.transfer(by.account(), transfer.agent(), transfer.team(), transfer.note(), now);
          return 0;
        },
        "conversation.transferred",
        Map.of("to", String.valueOf(transfer.agent()), "team", String.valueOf(transfer.team())));
  }

  public Stored resolve(Actor by, ConversationId id) {
    access.answerable(by, id);
    return change(
        by,
        id,
        (c, now) -> none(() -> c.resolve(by.account(), now)),
        "conversation.resolved",
        Map.of());
  }

  public Stored close(Actor by, ConversationId id) {
    access.answerable(by, id);
    return change(
        by,
        id,
        (c, now) -> none(() -> c.close(by.account(), "by-hand", now)),
        "conversation.closed",
        Map.of());
  }

  /// Closes what has been silent for longer than the shop allows.
  public void closeSilent(MerchantId merchant, ConversationId id, Instant silentSince) {
    done(
        submit(
            merchant,
            id,
            null,
            (c, now) -> {
              if (!c.lastMessageAt.isAfter(silentSince) && c.state != ConversationState.SNOOZED) {
                c.close(null, "silence", now);
              }
              return 0;
            }));
  }

  public Stored reopen(Actor by, ConversationId id) {
    by.require(ConversationPermissions.REPLY);
    access.readable(by, id);
    return change(
        by,
        id,
        (c, now) -> none(() -> c.reopen(by.account(), now)),
        "conversation.reopened",
        Map.of());
  }

  public Stored snooze(Actor by, ConversationId id, Instant until) {
    access.answerable(by, id);
    return change(
        by,
        id,
        (c, now) -> none(() -> c.snooze(by.account(), until, now)),
        "conversation.snoozed",
        Map.of("until", until));
  }

  public void wake(MerchantId merchant, ConversationId id) {
    done(submit(merchant, id, null, (c, now) -> none(() -> c.wake(now))));
  }

  public Stored tag(Actor by, ConversationId id, List<String> tags) {
    by.require(ConversationPermissions.REPLY);
    access.readable(by, id);
    return change(
        by,
        id,
        (c, now) -> none(() -> c.tag(by.account(), tags, now)),
        "conversation.tagged",
        Map.of("tags", tags));
  }

  public Stored needsNoAnswer(Actor by, ConversationId id, String reason) {
    access.answerable(by, id);
    if (reason.isBlank() || reason.length() > 200) {
      throw Refusal.invalid("conversation.reason-missing", 200);
    }
    return change(
        by,
        id,
        (c, now) -> none(() -> c.needsNoAnswer(by.account(), reason, now)),
        "conversation.no-answer-needed",
        Map.of("reason", reason));
  }

  /// Takes back what one said oneself, within two minutes.
  public Stored recall(Actor by, ConversationId id, long seq) {
    by.require(ConversationPermissions.REPLY);
    var line =
        log.after(by.merchant(), access.readable(by, id).id(), seq - 1, 1).stream()
            .filter(e -> e.seq() == seq)
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("conversation.line-unknown"));
    if (!by.account().value().equals(line.senderId()) || !line.kind().isSaid()) {
      throw Refusal.forbidden("conversation.recall-not-own");
    }
    if (line.recalledAt() != null) {
      throw Refusal.conflict("conversation.recalled-already");
    }
    if (line.storedAt().plus(Conversation.RECALL_LIMIT).isBefore(clock.instant())) {
      throw Refusal.rule("conversation.recall-too-late", Conversation.RECALL_LIMIT.toMinutes());
    }
    return done(
        submit(
            by.merchant(),
            List.of(id),
            null,
            (c, now) -> none(() -> c.getFirst().recall(by.account(), seq, now)),
            () -> {
              jdbc.sql(
                      """
                      update conversation.messages set recalled_at = ?
                      where merchant_id = ? and conversation_id = ? and seq = ? and recalled_at is null
                      """)
                  .params(
                      java.sql.Timestamp.from(clock.instant()),
                      by.merchant().value(),
                      id.value(),
                      seq)
                  .update();
              audit.record(by, "conversation.recalled", id, Map.of("seq", seq));
            }));
  }

  /// Links one conversation, which may be closed already, to another that goes on, and closes it;
  /// nothing is renumbered.
  public Stored merge(Actor by, ConversationId from, ConversationId into) {
    if (from.equals(into)) {
      throw Refusal.invalid("conversation.merge-with-itself");
    }
    access.answerable(by, from);
    access.answerable(by, into);
    return done(
        submit(
            by.merchant(),
            List.of(from, into),
            null,
            (both, now) -> {
              var source = both.getFirst();
              var target = both.getLast();
              source.refuseIfMerged();
              target.refuseIfClosed();
              source.mergeInto(target.id, by.account(), now);
              target.tookIn(source.id, source.number, by.account(), now);
              return 0;
            },
            () -> audit.record(by, "conversation.merged", from, Map.of("into", into))));
  }

  /// Notes how conversations sound, where that is new; returns after the commit.
  public void hear(MerchantId merchant, Map<ConversationId, Mark> heard) {
    var submitted =
        heard.entrySet().stream()
            .map(
                one ->
                    submit(
                        merchant, one.getKey(), null, (c, _) -> none(() -> c.hear(one.getValue()))))
            .toList();
    submitted.forEach(Conversations::done);
  }

  /// Takes a part of the mark away, because somebody says that it is wrong.
  public Stored markIsWrong(Actor by, ConversationId id, Mark.Part part) {
    by.require(ConversationPermissions.REPLY);
    access.readable(by, id);
    return change(
        by,
        id,
        (c, _) -> none(() -> c.markIsWrong(part)),
        "conversation.mark-wrong",
        Map.of("part", part));
  }

  /// Writes a fact of another module into the log, such as a rating.
  public void record(
      MerchantId merchant, ConversationId id, String code, Map<String, Object> facts) {
    done(submit(merchant, id, null, (c, now) -> none(() -> c.record(code, null, facts, now))));
  }

  /// Marks it read where the reader is the one who answers: its agent, or anybody while it has
  /// none. Whoever only watches leaves no mark.
  public CompletableFuture<Stored> readByAgent(Actor by, ConversationId id, long seq) {
    by.require(ConversationPermissions.REPLY);
    access.readable(by, id);
    return submit(by.merchant(), id, null, (c, _) -> none(() -> c.readByAgent(by.account(), seq)));
  }

  public CompletableFuture<Stored> seenByCustomer(
      MerchantId merchant, ConversationId id, long delivered, long read) {
    return submit(merchant, id, null, (c, _) -> none(() -> c.seenByCustomer(delivered, read)));
  }

  /// The page that the customer looks at now; of a conversation that is over it is not kept.
  public CompletableFuture<Stored> lookedAt(
      MerchantId merchant, ConversationId id, InboundMessage.SourcePage page) {
    return submit(
        merchant,
        id,
        null,
        (c, _) ->
            none(
                () -> {
                  if (!c.isEnded()) {
                    c.lookAt(page);
                  }
                }));
  }

  void renameCustomer(MerchantId merchant, List<ConversationId> ids, String name, int vipLevel) {
    var renamed = new ArrayList<CompletableFuture<Stored>>();
    for (var id : ids) {
      renamed.add(
          submit(merchant, id, null, (c, _) -> none(() -> c.renameCustomer(name, vipLevel))));
    }
    renamed.forEach(Conversations::done);
  }

  /// Says to the watchers that a line's delivery came to another state.
  public void touch(MerchantId merchant, ConversationId id) {
    done(submit(merchant, id, null, (c, _) -> none(c::touch)));
  }

  private interface Change {
    long on(Conversation conversation, Instant now);
  }

  private Stored change(
      Actor by, ConversationId id, Change change, String action, Map<String, ?> detail) {
    return done(
        submit(
            by.merchant(),
            List.of(id),
            null,
            (c, now) -> change.on(c.getFirst(), now),
            () -> audit.record(by, action, id, detail)));
  }

  private CompletableFuture<Stored> submit(
      MerchantId merchant, ConversationId id, Operation.@Nullable Key key, Change change) {
    return submit(merchant, List.of(id), key, (c, now) -> change.on(c.getFirst(), now), () -> {});
  }

  private CompletableFuture<Stored> submit(
      MerchantId merchant,
      List<ConversationId> ids,
      Operation.@Nullable Key key,
      Operation.Action action,
      Runnable inTransaction) {
    return writer.submit(
        new Operation.Act(merchant, ids, key, action, inTransaction, new CompletableFuture<>()));
  }

  private static long none(Runnable change) {
    change.run();
    return 0;
  }

  private static Stored done(CompletableFuture<Stored> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static void checkKey(String key, int longest) {
    if (key.isBlank() || key.length() > longest || key.indexOf('\0') >= 0) {
      throw Refusal.invalid("conversation.key-malformed", longest);
    }
  }
}
