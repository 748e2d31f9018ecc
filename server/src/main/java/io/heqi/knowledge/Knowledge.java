package io.heqi.knowledge;

import io.heqi.foundation.security.Actor;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Cursor;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import io.heqi.staff.ServiceStage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writing down what the house knows. Whoever may write makes drafts; what customers are told is
/// published by whoever may approve. A newer draft changes nothing that is on offer.
@Service
public class Knowledge {

  private static final int FOUND = 10;
  private static final int ALIKE = 5;

  private final ItemRepository items;
  private final ItemLists lists;
  private final Phrasings phrasings;
  private final Retrieval retrieval;
  private final NamedThings things;
  private final AuditLog audit;
  private final Clock clock;

  Knowledge(
      ItemRepository items,
      ItemLists lists,
      Phrasings phrasings,
      Retrieval retrieval,
      NamedThings things,
      AuditLog audit,
      Clock clock) {
    this.items = items;
    this.lists = lists;
    this.phrasings = phrasings;
    this.retrieval = retrieval;
    this.things = things;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param id null for a new item
  /// @param conversation where a solution was found; counts for a new item alone
  public record SaveItem(
      @Nullable ItemId id,
      ItemKind kind,
      Content content,
      Terms terms,
      @Nullable ConversationId conversation) {}

  /// An item with its newest version.
  public record Item(ItemView view, VersionView newest) {}

  /// @param state of the newest version; published finds all that is on offer
  /// @param text a part of the title; null for all
  /// @param stage finds what is for this stage alone; null for all
  public record Filter(
      @Nullable ItemKind kind,
      @Nullable ItemState state,
      boolean overdue,
      @Nullable String text,
      @Nullable ServiceStage stage) {

    public static final Filter ALL = new Filter(null, null, false, null);

    public Filter {
      text = text == null || text.isBlank() ? null : text.strip();
    }

    public Filter(
        @Nullable ItemKind kind,
        @Nullable ItemState state,
        boolean overdue,
        @Nullable String text) {
      this(kind, state, overdue, text, null);
    }
  }

  /// The items, last changed first.
  @Transactional(readOnly = true)
  public Page<ItemView> list(Actor by, Filter filter, @Nullable String after, int limit) {
    by.require(KnowledgePermissions.WRITE);
    var place = Cursor.read(after, Cursor.NEWEST);
    var rows = lists.list(by.merchant(), filter, place, limit + 1, clock.instant());
    return Page.of(rows, limit, item -> Cursor.write(item.changedAt(), item.id()));
  }

  @Transactional(readOnly = true)
  public Item get(Actor by, ItemId id) {
    by.require(KnowledgePermissions.WRITE);
    return read(by.merchant(), id);
  }

  private Item read(MerchantId merchant, ItemId id) {
    return new Item(
        lists.view(merchant, id, clock.instant()).orElseThrow(Knowledge::unknown),
        items.versions(merchant, id).getFirst());
  }

  /// What a question finds among all kinds, best first.
  @Transactional(readOnly = true)
  public List<Retrieval.Hit> search(Actor by, Retrieval.Question question) {
    by.require(KnowledgePermissions.WRITE);
    return retrieval.find(by.merchant(), question, _ -> true, FOUND);
  }

  /// Published items that nearly ask the same as this title.
  @Transactional(readOnly = true)
  public List<Retrieval.Alike> alike(Actor by, String title) {
    by.require(KnowledgePermissions.WRITE);
    return retrieval.alike(by.merchant(), title, ALIKE);
  }

  /// All versions of an item, newest first.
  @Transactional(readOnly = true)
  public List<VersionView> versions(Actor by, ItemId id) {
    by.require(KnowledgePermissions.WRITE);
    var versions = items.versions(by.merchant(), id);
    if (versions.isEmpty()) {
      throw unknown();
    }
    return versions;
  }

  /// Writes a draft: a new version where the newest one was published, else the newest one again.
  /// Its pictures are everybody's from then on.
  @Transactional
  public ItemId save(Actor by, SaveItem wanted) {
    by.require(KnowledgePermissions.WRITE);
    return write(by, wanted);
  }

  private ItemRepository.Standing locked(MerchantId merchant, ItemId id) {
    return items
        .lock(merchant, id)
        .filter(standing -> standing.kind() != ItemKind.FLOW)
        .orElseThrow(Knowledge::unknown);
  }

  private ItemId write(Actor by, SaveItem wanted) {
    if (wanted.kind() == ItemKind.FLOW) {
      throw Refusal.invalid("knowledge.flow-elsewhere");
    }
    if (wanted.kind() != ItemKind.NOTE && wanted.content().chart() != null) {
      throw Refusal.invalid("knowledge.chart-elsewhere");
    }
    things.require(by, wanted.kind(), wanted.content());
    var now = clock.instant();
    var id = wanted.id();
    int version;
    if (id == null) {
      id = ItemId.next();
      version = 1;
      items.insert(by.merchant(), id, wanted.kind(), by.account(), wanted.conversation(), now);
    } else {
      var standing = locked(by.merchant(), id);
      if (standing.kind() != wanted.kind()) {
        throw Refusal.rule("knowledge.kind-fixed");
      }
      var isOpen = standing.state() == ItemState.DRAFT || standing.state() == ItemState.PROPOSED;
      version = isOpen ? standing.version() : standing.version() + 1;
    }
    items.writeVersion(
        by.merchant(),
        id,
        version,
        new ItemRepository.Version(wanted.content(), wanted.terms()),
        by.account(),
        now);
    audit.record(by, "knowledge.written", id, Map.of("version", version));
    return id;
  }

  /// Asks for a draft to be approved.
  @Transactional
  public void propose(Actor by, ItemId id) {
    by.require(KnowledgePermissions.WRITE);
    var standing = locked(by.merchant(), id);
    if (standing.state() != ItemState.DRAFT) {
      throw Refusal.conflict("knowledge.not-a-draft");
    }
    items.setState(by.merchant(), id, ItemState.PROPOSED, clock.instant());
    audit.record(by, "knowledge.proposed", id, Map.of("version", standing.version()));
  }

  /// Puts the newest version on offer. Questions find it from the next one on.
  @Transactional
  public void publish(Actor by, ItemId id) {
    by.require(KnowledgePermissions.APPROVE);
    var merchant = by.merchant();
    var standing = locked(merchant, id);
    offer(merchant, id, standing.version(), by.account());
    audit.record(by, "knowledge.published", id, Map.of("version", standing.version()));
  }

  void offer(MerchantId merchant, ItemId id, int version, AccountId approver) {
    var what =
        items.versions(merchant, id).stream()
            .filter(v -> v.version() == version)
            .findFirst()
            .orElseThrow(Knowledge::unknown);
    items.publish(merchant, id, version, what.terms(), approver, clock.instant());
    phrasings.replace(merchant, List.of(Phrasings.Askable.of(id, what.content())));
    phrasings.turnPage(merchant);
  }

  /// Offers the item no more. Its versions are kept.
  @Transactional
  public void retire(Actor by, ItemId id) {
    by.require(KnowledgePermissions.APPROVE);
    var _ = locked(by.merchant(), id);
    items.setState(by.merchant(), id, ItemState.RETIRED, clock.instant());
    phrasings.replace(by.merchant(), List.of(new Phrasings.Askable(id, List.of())));
    phrasings.turnPage(by.merchant());
    audit.record(by, "knowledge.retired", id);
  }

  /// An item as it is on offer.
  public record Offered(ItemKind kind, int version, Content content) {}

  @Transactional(readOnly = true)
  public Offered offered(Actor by, ItemId id) {
    by.require(KnowledgePermissions.WRITE);
    var view = read(by.merchant(), id).view();
    return items.versions(by.merchant(), id).stream()
        .filter(version -> Objects.equals(version.version(), view.published()))
        .map(version -> new Offered(view.kind(), version.version(), version.content()))
        .findFirst()
        .orElseThrow(() -> Refusal.rule("knowledge.not-offered"));
  }

  /// Lets another answer be given for an item: refuses what names something unknown; its pictures
  /// are everybody's from then on.
  @Transactional
  public void admit(Actor by, Offered item, Content.Answer other) {
    by.require(KnowledgePermissions.WRITE);
    things.require(by, item.kind(), item.content().withAnswers(List.of(other)));
  }

  /// Adds a way to ask for a published item, and offers it at once.
  @Transactional
  public void addQuestion(Actor by, ItemId id, String question) {
    change(
        by,
        id,
        content -> {
          var questions = new ArrayList<>(content.questions());
          questions.add(question);
          return content.withQuestions(questions);
        });
  }

  /// Puts another answer of a published item in the place of one, and offers it at once.
  @Transactional
  public void replaceAnswer(Actor by, ItemId id, Content.Answer present, Content.Answer other) {
    change(
        by,
        id,
        content -> {
          var answers = new ArrayList<>(content.answers());
          if (!answers.contains(present)) {
            throw Refusal.conflict("knowledge.answer-changed-meanwhile");
          }
          answers.replaceAll(answer -> answer.equals(present) ? other : answer);
          return content.withAnswers(answers);
        });
  }

  private void change(Actor by, ItemId id, UnaryOperator<Content> change) {
    by.require(KnowledgePermissions.APPROVE);
    var item = read(by.merchant(), id);
    if (item.view().state() != ItemState.PUBLISHED) {
      throw Refusal.conflict("knowledge.draft-in-the-way");
    }
    var content = change.apply(item.newest().content());
    write(by, new SaveItem(id, item.view().kind(), content, item.newest().terms(), null));
    publish(by, id);
  }

  private static Refusal unknown() {
    return Refusal.notFound("knowledge.item-unknown");
  }
}
