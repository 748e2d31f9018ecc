package io.heqi.aftersale;

import io.heqi.commerce.CommercePermissions;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.Orders;
import io.heqi.conversation.Access;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.attachment.Attachments;
import io.heqi.customer.CustomerSight;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.AccountId;
import io.heqi.shared.AttachmentId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Cursor;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import io.heqi.staff.Members;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// After-sale cases as agents work on them.
@Service
public class Cases {

  static final int MOST_FILES = 20;
  private static final int MOST_AT_ONCE = 100;

  private final CaseRepository cases;
  private final CaseReader reader;
  private final CaseBook book;
  private final CaseClaims claims;
  private final Orders orders;
  private final Access access;
  private final CustomerSight sight;
  private final Attachments attachments;
  private final Members members;
  private final AuditLog audit;
  private final JdbcClient jdbc;
  private final Clock clock;

  Cases(
      CaseRepository cases,
      CaseReader reader,
      CaseBook book,
      CaseClaims claims,
      Orders orders,
      Access access,
      CustomerSight sight,
      Attachments attachments,
      Members members,
      AuditLog audit,
      JdbcClient jdbc,
      Clock clock) {
    this.cases = cases;
    this.reader = reader;
    this.book = book;
    this.claims = claims;
    this.orders = orders;
    this.access = access;
    this.sight = sight;
    this.attachments = attachments;
    this.members = members;
    this.audit = audit;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Which cases a list shows.
  ///
  /// @param over the ended ones, newest first; else the open ones, the most pressing first
  /// @param owner null for everybody's
  public record Filter(
      boolean over,
      @Nullable AfterSaleState state,
      @Nullable AfterSaleType type,
      @Nullable ShopId shop,
      @Nullable AccountId owner) {}

  /// What an agent asks for in a customer's name.
  ///
  /// @param clientId made by the client, 1 to 100 characters: sending it again opens nothing more
  /// @param conversation where the customer asked; null where they did not in a chat
  /// @param grant why the merchant grants what the policy does not; empty where they do not
  /// @param files that the agent uploaded
  public record Apply(
      String clientId,
      Claim claim,
      @Nullable ConversationId conversation,
      String grant,
      List<AttachmentId> files) {}

  @Transactional(readOnly = true)
  public Page<CaseView.CaseBrief> list(Actor by, Filter filter, @Nullable String after, int limit) {
    by.require(AfterSalePermissions.READ);
    var place = Cursor.read(after, filter.over() ? Cursor.NEWEST : Cursor.OLDEST);
    var found = find(by, filter, place, limit + 1);
    var briefs = reader.briefs(by.merchant(), found);
    var ranks = found.stream().map(c -> filter.over() ? c.ended : c.rank).toList();
    return Page.of(
        briefs,
        limit,
        brief ->
            Cursor.write(Objects.requireNonNull(ranks.get(briefs.indexOf(brief))), brief.id()));
  }

  private List<AfterSaleCase> find(Actor by, Filter filter, Cursor place, int limit) {
    var conditions = new StringBuilder("merchant_id = ?");
    var parameters = new ArrayList<Object>();
    parameters.add(by.merchant().value());
    also(conditions, parameters, "state", filter.state());
    also(conditions, parameters, "type", filter.type());
    if (filter.shop() != null) {
      conditions.append(" and shop_id = ?");
      parameters.add(filter.shop().value());
    }
    if (filter.owner() != null) {
      conditions.append(" and owner_id = ?");
      parameters.add(filter.owner().value());
    }
    conditions.append(
        filter.over()
            ? " and ended_at is not null and (ended_at, id) < (?, ?) order by ended_at desc, id"
                + " desc"
            : " and ended_at is null and (rank_at, id) > (?, ?) order by rank_at, id");
    parameters.add(Timestamp.from(place.at()));
    parameters.add(place.id());
    parameters.add(limit);
    return jdbc.sql("select * from aftersale.cases where " + conditions + " limit ?")
        .params(parameters)
        .query((row, _) -> CaseRepository.read(row))
        .list();
  }

  private static void also(
      StringBuilder conditions, List<Object> parameters, String column, @Nullable Enum<?> value) {
    if (value != null) {
      conditions.append(" and ").append(column).append(" = ?");
      parameters.add(value.name());
    }
  }

  /// Open cases by state, for the board's heads.
  @Transactional(readOnly = true)
  public Map<AfterSaleState, Integer> counts(Actor by) {
    by.require(AfterSalePermissions.READ);
    var counts = new EnumMap<AfterSaleState, Integer>(AfterSaleState.class);
    jdbc.sql(
            """
            select state, count(*) from aftersale.cases
            where merchant_id = ? and ended_at is null group by state
            """)
        .param(by.merchant().value())
        .query(
            (RowCallbackHandler)
                row -> counts.put(AfterSaleState.valueOf(row.getString(1)), row.getInt(2)));
    return counts;
  }

  /// A customer's cases, newest first, at most 50.
  @Transactional(readOnly = true)
  public List<CaseView.CaseBrief> ofCustomer(Actor by, CustomerId customer) {
    by.require(AfterSalePermissions.READ);
    sight.requireSeen(by, customer);
    return reader.briefs(by.merchant(), newestOf(by, "customer_id", customer.value()));
  }

  /// An order's cases, newest first, at most 50.
  @Transactional(readOnly = true)
  public List<CaseView.CaseBrief> ofOrder(Actor by, OrderId order) {
    by.require(AfterSalePermissions.READ);
    var _ = orders.get(by, order);
    return reader.briefs(by.merchant(), newestOf(by, "order_id", order.value()));
  }

  /// Whether an order has or had a case, for another module.
  @Transactional(readOnly = true)
  public boolean isAny(MerchantId merchant, OrderId order) {
    return jdbc.sql(
            "select exists (select from aftersale.cases where merchant_id = ? and order_id = ?)")
        .params(merchant.value(), order.value())
        .query(Boolean.class)
        .single();
  }

  private List<AfterSaleCase> newestOf(Actor by, String column, Object id) {
    return jdbc.sql(
            "select * from aftersale.cases where merchant_id = ? and "
                + column
                + " = ? order by applied_at desc, id desc limit 50")
        .params(by.merchant().value(), id)
        .query((row, _) -> CaseRepository.read(row))
        .list();
  }

  @Transactional(readOnly = true)
  public CaseView get(Actor by, CaseId id) {
    by.require(AfterSalePermissions.READ);
    return view(by, cases.find(by.merchant(), id).orElseThrow(CaseBook::unknown));
  }

  private CaseView view(Actor by, AfterSaleCase c) {
    var open = new ArrayList<Move>();
    if (by.may(AfterSalePermissions.HANDLE)) {
      open.addAll(Machine.open(c.place(), Party.MERCHANT));
    }
    if (by.may(AfterSalePermissions.SETTLE)) {
      open.addAll(Machine.open(c.place(), Party.PLATFORM));
    } else {
      open.removeIf(Move::isOfMoney);
    }
    return reader.view(c, open, true);
  }

  /// What may be asked for of an order, by the policy of its purchase.
  @Transactional
  public List<Choice> choices(Actor by, Claim claim, Locale language) {
    by.require(AfterSalePermissions.READ);
    return claims.choices(by.merchant(), orders.get(by, claim.order()), claim, language);
  }

  @Transactional
  public CaseView apply(Actor by, Apply apply) {
    by.require(AfterSalePermissions.HANDLE);
    by.require(CommercePermissions.READ);
    var order = orders.get(by, apply.claim().order());
    var talk = apply.conversation() == null ? null : access.readable(by, apply.conversation());
    if (talk != null && orders.own(by.merchant(), talk.customer(), order.id()).isEmpty()) {
      throw Refusal.rule("commerce.order-of-another");
    }
    var uploader = new Attachments.Uploader(by.account().value());
    requireFewFiles(apply.files());
    var files =
        apply.files().stream()
            .map(
                file ->
                    Objects.requireNonNull(
                        attachments
                            .content(by.merchant(), MessageKind.FILE, "", file, uploader)
                            .file()))
            .toList();
    var asker =
        new CaseClaims.Asker(
            by.account() + ":" + apply.clientId(),
            by.account(),
            talk == null ? null : talk.customer(),
            talk == null ? null : talk.channel(),
            talk == null ? null : talk.id(),
            apply.grant(),
            files);
    var id = claims.open(by.merchant(), order, apply.claim(), asker);
    audit.record(by, "aftersale.case-opened", id, Map.of("type", apply.claim().type()));
    return get(by, id);
  }

  static void requireFewFiles(List<AttachmentId> files) {
    if (files.size() > MOST_FILES) {
      throw Refusal.tooLarge("aftersale.too-many-files", MOST_FILES);
    }
  }

  /// What an agent does for the merchant, or writes down of what a platform decided.
  @Transactional
  public CaseView move(Actor by, CaseId id, Step step) {
    by.require(AfterSalePermissions.HANDLE);
    var party =
        switch (step.move()) {
          case DECIDE_FOR_BUYER, DECIDE_FOR_MERCHANT -> Party.PLATFORM;
          default -> Party.MERCHANT;
        };
    if (step.move().isOfMoney() || party == Party.PLATFORM) {
      by.require(AfterSalePermissions.SETTLE);
    }
    var moved = book.move(by.merchant(), id, new Mover(party, by.account()), step);
    audit.record(by, "aftersale.case-moved", id, Map.of("move", step.move()));
    return view(by, moved);
  }

  /// Adds a file that the agent uploaded, such as a picture of what came back.
  @Transactional
  public CaseView addEvidence(Actor by, CaseId id, AttachmentId attachment, String note) {
    by.require(AfterSalePermissions.HANDLE);
    var c = cases.lock(by.merchant(), id).orElseThrow(CaseBook::unknown);
    if (cases.evidenceCount(by.merchant(), id) >= MOST_FILES) {
      throw Refusal.tooLarge("aftersale.too-many-files", MOST_FILES);
    }
    var uploader = new Attachments.Uploader(by.account().value());
    var file =
        Objects.requireNonNull(
            attachments.content(by.merchant(), MessageKind.FILE, "", attachment, uploader).file());
    cases.addEvidence(c, Party.MERCHANT, file, note.strip(), clock.instant());
    audit.record(by, "aftersale.evidence-added", id);
    return view(by, c);
  }

  /// A file of a case.
  @Transactional(readOnly = true)
  public Attachments.Served file(Actor by, CaseId id, AttachmentId attachment, String variant) {
    by.require(AfterSalePermissions.READ);
    var c = cases.find(by.merchant(), id).orElseThrow(CaseBook::unknown);
    if (reader.evidence(c).stream().noneMatch(one -> one.attachment().equals(attachment))) {
      throw Refusal.notFound("conversation.attachment-unknown");
    }
    return attachments.open(by.merchant(), attachment, variant);
  }

  /// Says who answers for it, with a note that stands in the audit log.
  @Transactional
  public CaseView setLiable(Actor by, CaseId id, LiableParty liable, String note) {
    by.require(AfterSalePermissions.HANDLE);
    if (note.isBlank()) {
      throw Refusal.invalid("aftersale.note-missing");
    }
    var c = book.blame(by.merchant(), id, liable);
    audit.record(by, "aftersale.liability-set", id, Map.of("liable", liable, "note", note.strip()));
    return view(by, c);
  }

  /// Gives cases to a colleague; open ones alone.
  ///
  /// @return how many
  @Transactional
  public int assign(Actor by, List<CaseId> ids, AccountId owner) {
    var own = ids.size() == 1 && owner.equals(by.account());
    by.require(own ? AfterSalePermissions.HANDLE : AfterSalePermissions.SETTLE);
    if (ids.size() > MOST_AT_ONCE) {
      throw Refusal.tooLarge("aftersale.too-many-cases", MOST_AT_ONCE);
    }
    if (members.find(by.merchant(), owner).filter(Members.MemberView::active).isEmpty()) {
      throw Refusal.notFound("staff.member-unknown");
    }
    var given = 0;
    for (var id : ids.stream().distinct().sorted(Comparator.comparing(CaseId::value)).toList()) {
      var c = cases.lock(by.merchant(), id).orElseThrow(CaseBook::unknown);
      if (!c.state.isOver() && !c.owner.equals(owner)) {
        c.owner = owner;
        cases.update(c);
        audit.record(by, "aftersale.case-assigned", id, Map.of("to", owner));
        given++;
      }
    }
    return given;
  }
}
