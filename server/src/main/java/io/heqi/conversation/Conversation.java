package io.heqi.conversation;

import io.heqi.shared.AccountId;
import io.heqi.shared.ChannelId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.shared.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A conversation while its row is locked: it says what may happen to it and keeps the lines that
/// this adds. A method that refuses has changed nothing.
final class Conversation {

  private static final int PREVIEW = 80;
  private static final Duration LIST_LAG = Duration.ofMinutes(1);
  static final Duration RECALL_LIMIT = Duration.ofMinutes(2);

  /// A line that the current batch adds; it gets its change number when the batch is numbered.
  record Line(
      long seq,
      SenderKind sender,
      @Nullable UUID senderId,
      MessageKind kind,
      String body,
      @Nullable UUID attachment,
      @Nullable Map<String, Object> data,
      Instant sentAt) {}

  final MerchantId merchant;
  final ConversationId id;
  final ShopId shop;
  final ChannelId channel;
  final ChannelKind channelKind;
  final CustomerId customer;
  final Instant openedAt;
  final boolean fresh;
  long number;
  String customerName;
  int vipLevel;
  ConversationState state = ConversationState.OPEN;
  @Nullable AccountId assignee;
  @Nullable TeamId team;
  List<String> tags = List.of();
  @Nullable String sourcePage;
  @Nullable String sourceTitle;
  boolean syntheticTimes;
  long lastSeq;
  long changeNo;
  Instant lastMessageAt;
  Instant listedAt;
  String lastPreview = "";
  SenderKind lastSender = SenderKind.CUSTOMER;
  @Nullable Instant waitingSince;
  @Nullable Long waitingSeq;
  int unread;
  long agentReadSeq;
  long customerDeliveredSeq;
  long customerReadSeq;
  @Nullable Long firstAnswerSeq;
  @Nullable Instant snoozedUntil;
  @Nullable Instant resolvedAt;
  @Nullable Instant closedAt;
  @Nullable ConversationId mergedInto;
  boolean withBot;
  Mark mark = Mark.NONE;

  private final List<Line> added = new ArrayList<>();
  private boolean touched;
  private boolean marked;
  private boolean moved;

  Conversation(
      MerchantId merchant,
      ConversationId id,
      ShopId shop,
      ChannelId channel,
      ChannelKind channelKind,
      CustomerId customer,
      String customerName,
      Instant openedAt,
      boolean fresh) {
    this.merchant = merchant;
    this.id = id;
    this.shop = shop;
    this.channel = channel;
    this.channelKind = channelKind;
    this.customer = customer;
    this.customerName = customerName;
    this.openedAt = openedAt;
    this.lastMessageAt = openedAt;
    this.listedAt = openedAt;
    this.fresh = fresh;
  }

  /// Whether what the customer says now continues this conversation.
  boolean continues(Instant now, Duration reopenWithin) {
    if (mergedInto != null) {
      return false;
    }
    return closedAt == null || !closedAt.plus(reopenWithin).isBefore(now);
  }

  /// Whether what the customer says now begins a new stretch.
  boolean isEnded() {
    return state == ConversationState.CLOSED;
  }

  long receive(MessageContent content, Instant sentAt, Instant now) {
    reopenIfEnded(now);
    var seq = append(SenderKind.CUSTOMER, customer.value(), content, sentAt);
    if (channelKind == ChannelKind.IMPORT) {
      return seq;
    }
    unread++;
    if (waitingSince == null && !withBot) {
      waitingSince = sentAt;
      waitingSeq = seq;
    }
    return seq;
  }

  /// The customer looks at this page now.
  void lookAt(InboundMessage.SourcePage page) {
    if (page.address().equals(sourcePage) && page.title().equals(sourceTitle)) {
      return;
    }
    sourcePage = page.address();
    sourceTitle = page.title();
    moved = true;
    touched = true;
  }

  /// What our side said long ago, read from a transcript: nobody gets the conversation by it.
  long imported(
      SenderKind sender, @Nullable AccountId agent, MessageContent content, Instant sentAt) {
    var seq = append(sender, agent == null ? null : agent.value(), content, sentAt);
    if (sender == SenderKind.AGENT && firstAnswerSeq == null) {
      firstAnswerSeq = seq;
    }
    return seq;
  }

  private void reopenIfEnded(Instant now) {
    if (state == ConversationState.CLOSED) {
      assignee = null;
      event(EventCode.REOPENED, null, Map.of(), now);
    }
    if (state != ConversationState.OPEN) {
      state = ConversationState.OPEN;
      resolvedAt = null;
      closedAt = null;
      snoozedUntil = null;
    }
  }

  long reply(
      AccountId agent, SenderKind sender, MessageContent content, Instant sentAt, Instant now) {
    refuseIfClosed();
    if (assignee == null && sender == SenderKind.AGENT) {
      assign(agent, "answered", null, now);
    }
    var seq = append(sender, agent.value(), content, sentAt);
    if (firstAnswerSeq == null) {
      firstAnswerSeq = seq;
    }
    endTurn();
    unread = 0;
    agentReadSeq = seq;
    return seq;
  }

  /// A greeting, an out-of-hours answer, a bot's text: said, but no reply of a person.
  long answerAutomatically(SenderKind sender, MessageContent content, Instant now) {
    refuseIfClosed();
    return append(sender, null, content, now);
  }

  /// Something told on our own motion. It is told in a conversation that is over too, which stays
  /// over: nobody of ours has work with it.
  long tell(MessageContent content, Instant now) {
    return append(SenderKind.SYSTEM, null, content, now);
  }

  /// What a bot says while it has the conversation; it counts as read by our side.
  long answerAsBot(MessageContent content, Map<String, Object> facts, Instant now) {
    refuseIfClosed();
    if (!withBot) {
      throw Refusal.conflict("conversation.taken-meanwhile");
    }
    var file = content.file();
    var all = new LinkedHashMap<>(facts);
    var own = content.facts();
    if (own != null) {
      all.putAll(own);
    }
    var seq =
        add(
            SenderKind.BOT,
            null,
            content.kind(),
            content.body(),
            file == null ? null : file.id().value(),
            all,
            now);
    said(SenderKind.BOT, content, now);
    unread = 0;
    agentReadSeq = seq;
    return seq;
  }

  /// The bot gives the conversation to people; the customer waits for them from now on.
  void handOver(Map<String, Object> facts, Instant now) {
    if (!withBot || state == ConversationState.CLOSED) {
      return;
    }
    withBot = false;
    event(EventCode.HANDED_OVER, null, facts, now);
    waitingSince = now;
    waitingSeq = lastSeq;
  }

  long note(AccountId agent, String text, List<AccountId> mentioned, Instant now) {
    Map<String, Object> data =
        mentioned.isEmpty()
            ? Map.of()
            : Map.of("mentioned", mentioned.stream().map(AccountId::toString).toList());
    return add(SenderKind.AGENT, agent.value(), MessageKind.NOTE, text, null, data, now);
  }

  long whisper(AccountId supervisor, String text, AccountId to, Instant now) {
    Map<String, Object> data = Map.of("whisper", to.toString());
    return add(SenderKind.AGENT, supervisor.value(), MessageKind.NOTE, text, null, data, now);
  }

  void assign(AccountId agent, String reason, @Nullable AccountId by, Instant now) {
    refuseIfClosed();
    if (agent.equals(assignee)) {
      return;
    }
    assignee = agent;
    withBot = false;
    event(EventCode.ASSIGNED, by, Map.of("to", agent.toString(), "reason", reason), now);
  }

  void unassign(String reason, @Nullable AccountId by, Instant now) {
    if (assignee == null) {
      return;
    }
    event(EventCode.UNASSIGNED, by, Map.of("from", assignee.toString(), "reason", reason), now);
    assignee = null;
  }

  void transfer(
      AccountId by,
      @Nullable AccountId toAgent,
      @Nullable TeamId toTeam,
      String note,
      Instant now) {
    refuseIfClosed();
    if (toAgent != null && toAgent.equals(assignee)) {
      throw Refusal.conflict("conversation.transfer-to-owner");
    }
    var facts = new java.util.TreeMap<String, Object>();
    facts.put("note", note);
    if (assignee != null) {
      facts.put("from", assignee.toString());
    }
    if (toAgent != null) {
      facts.put("to", toAgent.toString());
    }
    if (toTeam != null) {
      facts.put("team", toTeam.toString());
      team = toTeam;
    }
    assignee = toAgent;
    withBot = false;
    event(EventCode.TRANSFERRED, by, facts, now);
  }

  void route(@Nullable TeamId toTeam) {
    team = toTeam;
    touched = true;
  }

  void resolve(@Nullable AccountId by, Instant now) {
    if (state == ConversationState.RESOLVED) {
      return;
    }
    refuseIfClosed();
    state = ConversationState.RESOLVED;
    resolvedAt = now;
    snoozedUntil = null;
    event(EventCode.RESOLVED, by, Map.of(), now);
  }

  /// A turn that is open at the close stays unanswered.
  void close(@Nullable AccountId by, String reason, Instant now) {
    if (state == ConversationState.CLOSED) {
      return;
    }
    state = ConversationState.CLOSED;
    closedAt = now;
    snoozedUntil = null;
    event(EventCode.CLOSED, by, Map.of("reason", reason), now);
    endTurn();
    mark(Mark.NONE);
  }

  void reopen(AccountId by, Instant now) {
    if (state == ConversationState.OPEN) {
      return;
    }
    refuseIfMerged();
    state = ConversationState.OPEN;
    resolvedAt = null;
    closedAt = null;
    snoozedUntil = null;
    assignee = by;
    withBot = false;
    event(EventCode.REOPENED, by, Map.of(), now);
  }

  void snooze(AccountId by, Instant until, Instant now) {
    refuseIfClosed();
    if (!until.isAfter(now) || until.isAfter(now.plus(Duration.ofDays(90)))) {
      throw Refusal.invalid("conversation.snooze-malformed");
    }
    state = ConversationState.SNOOZED;
    snoozedUntil = until;
    event(EventCode.SNOOZED, by, Map.of("until", until.toString()), now);
  }

  void wake(Instant now) {
    if (state == ConversationState.SNOOZED) {
      state = ConversationState.OPEN;
      snoozedUntil = null;
      event(EventCode.WOKEN, null, Map.of(), now);
    }
  }

  void tag(AccountId by, List<String> wanted, Instant now) {
    var next = List.copyOf(new TreeSet<>(wanted));
    if (next.size() > 20 || next.stream().anyMatch(t -> t.isBlank() || t.length() > 30)) {
      throw Refusal.invalid("conversation.tags-malformed", 20, 30);
    }
    if (!next.equals(tags)) {
      tags = next;
      event(EventCode.TAGGED, by, Map.of("tags", next), now);
    }
  }

  /// Takes the open turn out of our own target; a platform's rule may count it all the same.
  void needsNoAnswer(AccountId by, String reason, Instant now) {
    if (waitingSince == null) {
      throw Refusal.conflict("conversation.nothing-waits");
    }
    event(EventCode.NEEDS_NO_ANSWER, by, Map.of("reason", reason), now);
    endTurn();
    unread = 0;
    agentReadSeq = lastSeq;
  }

  void recall(AccountId by, long seq, Instant now) {
    event(EventCode.RECALLED, by, Map.of("seq", seq), now);
    touched = true;
  }

  void mergeInto(ConversationId target, AccountId by, Instant now) {
    mergedInto = target;
    event(EventCode.MERGED, by, Map.of("into", target.toString()), now);
    close(by, "merged", now);
  }

  void tookIn(ConversationId other, long number, AccountId by, Instant now) {
    event(EventCode.MERGED, by, Map.of("from", other.toString(), "number", number), now);
  }

  void record(String code, @Nullable AccountId by, Map<String, Object> facts, Instant now) {
    event(code, by, facts, now);
  }

  /// Takes what was heard, unless it says what is known already or people said that it is wrong.
  void hear(Mark heard) {
    var next = heard.respecting(mark.wrong());
    if (state != ConversationState.CLOSED && !next.saysTheSameAs(mark)) {
      mark(next);
    }
  }

  void markIsWrong(Mark.Part part) {
    if (mark.codes(part).isEmpty()) {
      throw Refusal.conflict("conversation.nothing-marked");
    }
    mark(mark.without(part, lastSeq));
  }

  private void mark(Mark next) {
    if (!next.equals(mark)) {
      mark = next;
      marked = true;
      touched = true;
    }
  }

  void readByAgent(AccountId reader, long seq) {
    var upTo = Math.min(seq, lastSeq);
    if (upTo > agentReadSeq && (assignee == null || assignee.equals(reader))) {
      agentReadSeq = upTo;
      unread = 0;
      touched = true;
    }
  }

  void seenByCustomer(long delivered, long read) {
    var newDelivered = Math.min(Math.max(delivered, read), lastSeq);
    var newRead = Math.min(read, lastSeq);
    if (newDelivered > customerDeliveredSeq || newRead > customerReadSeq) {
      customerDeliveredSeq = Math.max(customerDeliveredSeq, newDelivered);
      customerReadSeq = Math.max(customerReadSeq, newRead);
      touched = true;
    }
  }

  void renameCustomer(String name, int vip) {
    customerName = name;
    vipLevel = vip;
    touched = true;
  }

  void refuseIfMerged() {
    if (mergedInto != null) {
      throw Refusal.conflict("conversation.merged");
    }
  }

  void refuseIfClosed() {
    if (state == ConversationState.CLOSED) {
      throw Refusal.conflict("conversation.closed");
    }
  }

  private void endTurn() {
    waitingSince = null;
    waitingSeq = null;
  }

  private long append(
      SenderKind sender, @Nullable UUID senderId, MessageContent content, Instant sentAt) {
    var file = content.file();
    var seq =
        add(
            sender,
            senderId,
            content.kind(),
            content.body(),
            file == null ? null : file.id().value(),
            content.facts(),
            sentAt);
    said(sender, content, sentAt);
    return seq;
  }

  private void said(SenderKind sender, MessageContent content, Instant sentAt) {
    lastMessageAt = sentAt;
    if (sentAt.isAfter(listedAt.plus(LIST_LAG))) {
      listedAt = sentAt;
    }
    if (sender != SenderKind.SYSTEM) {
      lastSender = sender;
      lastPreview = preview(content);
    }
  }

  private static String preview(MessageContent content) {
    var text = content.body().strip().replaceAll("\\s+", " ");
    var whole = content.kind() == MessageKind.TEXT ? text : "[" + content.kind() + "] " + text;
    return whole.length() <= PREVIEW
        ? whole
        : whole.substring(0, whole.offsetByCodePoints(0, whole.codePointCount(0, PREVIEW))) + "…";
  }

  private void event(String code, @Nullable AccountId by, Map<String, Object> facts, Instant now) {
    add(
        SenderKind.SYSTEM,
        by == null ? null : by.value(),
        MessageKind.EVENT,
        code,
        null,
        facts,
        now);
  }

  private long add(
      SenderKind sender,
      @Nullable UUID senderId,
      MessageKind kind,
      String body,
      @Nullable UUID attachment,
      @Nullable Map<String, Object> data,
      Instant sentAt) {
    lastSeq++;
    added.add(new Line(lastSeq, sender, senderId, kind, body, attachment, data, sentAt));
    touched = true;
    return lastSeq;
  }

  void touch() {
    touched = true;
  }

  List<Line> added() {
    return added;
  }

  boolean isMarked() {
    return marked;
  }

  /// Whether the customer came to another page.
  boolean isMoved() {
    return moved;
  }

  boolean isTouched() {
    return touched;
  }

  ConversationRow row() {
    return new ConversationRow(
        merchant,
        id,
        number,
        shop,
        channel,
        channelKind,
        customer,
        customerName,
        vipLevel,
        state,
        assignee,
        team,
        tags,
        sourcePage,
        sourceTitle,
        syntheticTimes,
        lastSeq,
        changeNo,
        openedAt,
        lastMessageAt,
        listedAt,
        lastPreview,
        lastSender,
        waitingSince,
        unread,
        agentReadSeq,
        customerDeliveredSeq,
        customerReadSeq,
        firstAnswerSeq,
        snoozedUntil,
        resolvedAt,
        closedAt,
        mergedInto,
        withBot,
        mark.equals(Mark.NONE) ? null : mark);
  }
}
