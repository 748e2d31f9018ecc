package io.heqi.conversation;

import io.heqi.customer.Customers;
import io.heqi.customer.IdentityKey;
import io.heqi.merchant.Shops;
import io.heqi.shared.ChannelId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One transaction over many operations: what was stored already is told so, the rest is done to
/// the locked conversations in memory, numbered, and written back with a statement for each table.
/// Repeated deliveries are rare, so a batch is first written in the hope that there is none, and
/// once more with a look at the stored keys where one turned up.
final class WriteBatch {

  /// Some operation of the batch was stored before; nothing of the batch may stay.
  static final class Repeated extends RuntimeException {
    Repeated() {
      super("an operation of the batch was stored before", null, false, false);
    }
  }

  /// What the operation came to, told after the commit.
  record Outcome(Operation operation, @Nullable Stored stored, @Nullable Refusal refusal) {}

  /// What one merchant's part of the batch did.
  record Written(MerchantId merchant, long from, long to, List<Commit> commits) {}

  record Result(List<Outcome> outcomes, List<Written> written) {}

  /// What the batch works with.
  record Tools(
      ConversationRepository repository,
      Customers customers,
      Shops shops,
      Optional<Reception> reception,
      JsonMapper json) {}

  private record Place(Conversation conversation, long seq, boolean repeated) {}

  private final Tools tools;
  private final List<? extends Operation> operations;
  private final Instant now;
  private final boolean careful;
  private final Map<ConversationRepository.Reference, Conversation> locked = new LinkedHashMap<>();
  private final Map<ConversationRepository.Party, Conversation> byParty = new HashMap<>();
  private final Map<Operation.Key, Place> keys = new LinkedHashMap<>();
  private final IdentityHashMap<Operation, Place> places = new IdentityHashMap<>();
  private final List<Outcome> outcomes = new ArrayList<>();

  /// @param careful whether stored keys are looked up first; otherwise [Repeated] tells that they
  ///     have to be
  WriteBatch(Tools tools, List<? extends Operation> operations, Instant now, boolean careful) {
    this.tools = tools;
    this.operations = operations;
    this.now = now;
    this.careful = careful;
  }

  Result run() {
    var fresh = withoutDuplicates();
    var senders = resolveSenders(fresh);
    lockConversations(fresh, senders);
    for (var operation : fresh) {
      try {
        perform(operation, senders);
      } catch (Refusal refusal) {
        if (!careful && operation.key() != null) {
          // What is refused now may have been done before.
          throw new Repeated();
        }
        outcomes.add(new Outcome(operation, null, refusal));
      }
    }
    var written = writeBack();
    places.forEach(
        (operation, place) ->
            outcomes.add(
                new Outcome(
                    operation,
                    new Stored(place.conversation().id, place.seq(), now, place.repeated()),
                    null)));
    return new Result(outcomes, written);
  }

  private List<Operation> withoutDuplicates() {
    if (!careful) {
      return List.copyOf(operations);
    }
    var wanted = new LinkedHashSet<Operation.Key>();
    for (var operation : operations) {
      if (operation.key() != null) {
        wanted.add(operation.key());
      }
    }
    var known =
        wanted.isEmpty() ? Map.<Operation.Key, Stored>of() : tools.repository().stored(wanted);
    var fresh = new ArrayList<Operation>();
    for (var operation : operations) {
      var stored = operation.key() == null ? null : known.get(operation.key());
      if (stored == null) {
        fresh.add(operation);
      } else {
        outcomes.add(new Outcome(operation, stored, null));
      }
    }
    return fresh;
  }

  private Map<IdentityKey, Customers.Sender> resolveSenders(List<Operation> fresh) {
    var names = new LinkedHashMap<IdentityKey, String>();
    for (var operation : fresh) {
      if (operation instanceof Operation.Receive(var message, _)) {
        names.putIfAbsent(identity(message), message.customerName());
      }
    }
    return names.isEmpty() ? Map.of() : tools.customers().resolve(names);
  }

  private static IdentityKey identity(InboundMessage message) {
    return new IdentityKey(message.merchant(), message.channel(), message.externalCustomer());
  }

  private void lockConversations(
      List<Operation> fresh, Map<IdentityKey, Customers.Sender> senders) {
    var references = new LinkedHashSet<ConversationRepository.Reference>();
    var parties = new LinkedHashSet<ConversationRepository.Party>();
    for (var operation : fresh) {
      switch (operation) {
        case Operation.Act act ->
            act.conversations()
                .forEach(
                    id -> references.add(new ConversationRepository.Reference(act.merchant(), id)));
        case Operation.Receive(var message, _) -> {
          var sender = senders.get(identity(message));
          if (message.likely() != null) {
            references.add(
                new ConversationRepository.Reference(message.merchant(), message.likely()));
          } else if (sender != null) {
            parties.add(party(message, sender));
          }
        }
      }
    }
    if (!parties.isEmpty()) {
      references.addAll(tools.repository().newestOf(parties).values());
    }
    if (!references.isEmpty()) {
      tools.repository().lock(references).forEach(this::remember);
    }
  }

  private static ConversationRepository.Party party(
      InboundMessage message, Customers.Sender sender) {
    return new ConversationRepository.Party(message.merchant(), message.channel(), sender.id());
  }

  private void remember(Conversation conversation) {
    locked.put(
        new ConversationRepository.Reference(conversation.merchant, conversation.id), conversation);
    if (conversation.mergedInto == null) {
      byParty.put(
          new ConversationRepository.Party(
              conversation.merchant, conversation.channel, conversation.customer),
          conversation);
    }
  }

  private void perform(Operation operation, Map<IdentityKey, Customers.Sender> senders) {
    var key = operation.key();
    var first = key == null ? null : keys.get(key);
    if (first != null) {
      places.put(operation, new Place(first.conversation(), first.seq(), true));
      return;
    }
    var place =
        switch (operation) {
          case Operation.Receive(var message, _) -> receive(message, senders);
          case Operation.Act act -> act(act);
        };
    places.put(operation, place);
    if (key != null) {
      keys.put(key, place);
    }
  }

  private Place act(Operation.Act act) {
    var conversations = new ArrayList<Conversation>();
    for (var id : act.conversations()) {
      var conversation = locked.get(new ConversationRepository.Reference(act.merchant(), id));
      if (conversation == null) {
        throw Refusal.notFound("conversation.unknown");
      }
      conversations.add(conversation);
    }
    var seq = act.action().on(conversations, now);
    act.inTransaction().run();
    return new Place(conversations.getFirst(), seq, false);
  }

  private Place receive(InboundMessage message, Map<IdentityKey, Customers.Sender> senders) {
    var sender = senders.get(identity(message));
    if (sender == null) {
      throw Refusal.busy("conversation.busy");
    }
    if (sender.blocked()) {
      throw Refusal.forbidden("customer.blocked");
    }
    var shop = tools.shops().recent(message.merchant(), message.shop());
    if (message.content().body().length() > shop.maxTextLength()) {
      throw Refusal.tooLarge("conversation.text-too-long", shop.maxTextLength());
    }
    var conversation = byParty.get(party(message, sender));
    if (conversation == null && message.likely() != null) {
      conversation = findLate(party(message, sender));
    }
    if (conversation == null || !conversation.continues(now, shop.reopenWithin())) {
      conversation = begin(message, sender);
    }
    if (message.source() != null && !conversation.fresh) {
      conversation.lookAt(message.source());
    }
    var sentAt = message.sentAt() == null ? now : message.sentAt();
    conversation.syntheticTimes |= message.syntheticTime();
    if (conversation.isEnded() || conversation.lastSeq == 1) {
      conversation.withBot = isByBot(conversation);
    }
    return new Place(conversation, conversation.receive(message.content(), sentAt, now), false);
  }

  private boolean isByBot(Conversation c) {
    return c.channelKind.isLive()
        && tools
            .reception()
            .filter(
                reception ->
                    reception.isByBot(
                        new Reception.Visit(
                            c.merchant, c.shop, c.channel, c.channelKind, c.vipLevel)))
            .isPresent();
  }

  /// The hint was wrong: looks once more, alone.
  private @Nullable Conversation findLate(ConversationRepository.Party party) {
    var reference = tools.repository().newestOf(List.of(party)).get(party);
    if (reference != null) {
      tools.repository().lock(List.of(reference)).forEach(this::remember);
    }
    return byParty.get(party);
  }

  private Conversation begin(InboundMessage message, Customers.Sender sender) {
    var openedAt = message.sentAt() == null ? now : message.sentAt();
    var conversation =
        new Conversation(
            message.merchant(),
            ConversationId.next(),
            message.shop(),
            message.channel(),
            message.channelKind(),
            sender.id(),
            sender.name(),
            openedAt,
            true);
    conversation.vipLevel = sender.vipLevel();
    if (message.source() != null) {
      conversation.sourcePage = message.source().address();
      conversation.sourceTitle = message.source().title();
    }
    conversation.record(EventCode.OPENED, null, Map.of(), openedAt);
    remember(conversation);
    return conversation;
  }

  private List<Written> writeBack() {
    var touched = new TreeMap<MerchantId, List<Conversation>>();
    for (var conversation : locked.values()) {
      if (conversation.isTouched()) {
        touched.computeIfAbsent(conversation.merchant, _ -> new ArrayList<>()).add(conversation);
      }
    }
    if (touched.isEmpty()) {
      return List.of();
    }
    var written = number(touched);
    var repository = tools.repository();
    var all = touched.values().stream().flatMap(List::stream).toList();
    var fresh = all.stream().filter(c -> c.fresh).toList();
    if (!fresh.isEmpty()) {
      repository.insert(fresh);
    }
    var silent = all.stream().filter(c -> c.added().isEmpty()).toList();
    if (!silent.isEmpty()) {
      repository.insertTouches(silent);
    }
    var entries =
        written.stream()
            .flatMap(w -> w.commits().stream())
            .flatMap(c -> c.entries().stream())
            .toList();
    var stored = new LinkedHashMap<Operation.Key, Stored>();
    keys.forEach(
        (key, place) ->
            stored.put(key, new Stored(place.conversation().id, place.seq(), now, false)));
    var known = all.stream().filter(c -> !c.fresh).toList();
    if (repository.write(known, entries, stored) < stored.size()) {
      throw new Repeated();
    }
    queueForDelivery(entries, all);
    return written;
  }

  private void queueForDelivery(List<Entry> entries, List<Conversation> conversations) {
    var channels = new HashMap<ConversationId, ChannelId>();
    for (var conversation : conversations) {
      if (conversation.channelKind.leavesTheHouse()) {
        channels.put(conversation.id, conversation.channel);
      }
    }
    var leaving =
        entries.stream()
            .filter(e -> e.sender() != SenderKind.CUSTOMER && e.kind().isSaid())
            .filter(e -> channels.containsKey(e.conversation()))
            .toList();
    if (!leaving.isEmpty()) {
      tools.repository().insertOutbox(leaving, channels, now);
    }
  }

  private List<Written> number(Map<MerchantId, List<Conversation>> touched) {
    var wanted =
        touched.entrySet().stream()
            .map(
                e ->
                    new ConversationRepository.Wanted(
                        e.getKey(),
                        e.getValue().stream().mapToLong(c -> Math.max(1, c.added().size())).sum(),
                        e.getValue().stream().filter(c -> c.fresh).count()))
            .toList();
    var taken = tools.repository().take(wanted);
    var written = new ArrayList<Written>();
    for (var want : wanted) {
      var numbers = java.util.Objects.requireNonNull(taken.get(want.merchant()));
      var change = numbers.lastChange() - want.changes();
      var number = numbers.lastNumber() - want.conversations();
      var commits = new ArrayList<Commit>();
      for (var conversation : java.util.Objects.requireNonNull(touched.get(want.merchant()))) {
        if (conversation.fresh) {
          conversation.number = ++number;
        }
        var entries = new ArrayList<Entry>();
        for (var line : conversation.added()) {
          entries.add(entry(conversation, line, ++change));
        }
        if (entries.isEmpty()) {
          change++;
        }
        conversation.changeNo = change;
        commits.add(new Commit(conversation.row(), entries));
      }
      written.add(
          new Written(
              want.merchant(),
              numbers.lastChange() - want.changes() + 1,
              numbers.lastChange(),
              commits));
    }
    return written;
  }

  private Entry entry(Conversation conversation, Conversation.Line line, long changeNo) {
    return new Entry(
        conversation.merchant,
        conversation.id,
        line.seq(),
        changeNo,
        line.sender(),
        line.senderId(),
        line.kind(),
        line.body(),
        line.attachment() == null ? null : new io.heqi.shared.AttachmentId(line.attachment()),
        line.data() == null ? null : tools.json().writeValueAsString(line.data()),
        line.sentAt(),
        now,
        null,
        conversation.channelKind.leavesTheHouse()
                && line.sender() != SenderKind.CUSTOMER
                && line.kind().isSaid()
            ? "QUEUED"
            : null);
  }
}
