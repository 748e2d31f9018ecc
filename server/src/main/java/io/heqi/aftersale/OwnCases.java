package io.heqi.aftersale;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageContent;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.SenderKind;
import io.heqi.conversation.attachment.Attachments;
import io.heqi.shared.AttachmentId;
import io.heqi.shared.ChannelId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What customers may do with cases of their own orders. An order or a case that is not known to be
/// theirs does not exist for them.
@Service
public class OwnCases {

  /// The kind of their cards in a chat.
  public static final String CARD = CaseWords.KIND;

  private static final int MOST = 50;

  /// So many lines of a talk are looked through for photographs.
  private static final int LOOKED_AT = 500;

  private final CaseRepository cases;
  private final CaseReader reader;
  private final CaseBook book;
  private final CaseClaims claims;
  private final Orders orders;
  private final Attachments attachments;
  private final AfterSaleRules rules;
  private final CaseWords words;
  private final MessageLog log;
  private final JdbcClient jdbc;

  OwnCases(
      CaseRepository cases,
      CaseReader reader,
      CaseBook book,
      CaseClaims claims,
      Orders orders,
      Attachments attachments,
      AfterSaleRules rules,
      CaseWords words,
      MessageLog log,
      JdbcClient jdbc) {
    this.cases = cases;
    this.reader = reader;
    this.book = book;
    this.claims = claims;
    this.orders = orders;
    this.attachments = attachments;
    this.rules = rules;
    this.words = words;
    this.log = log;
    this.jdbc = jdbc;
  }

  /// The customer who asks, on which channel.
  ///
  /// @param number that stands for them where files are uploaded
  public record Asking(
      MerchantId merchant, CustomerId customer, ChannelId channel, UUID number, Locale language) {}

  /// What may be asked for of an order, in words.
  ///
  /// @param policy the shop's own words on returns, as they were at the purchase
  public record Choices(List<Choice> kinds, String policy) {}

  @Transactional
  public Choices choices(Asking by, Claim claim) {
    var order = own(by, claim.order());
    var kinds = claims.choices(by.merchant(), order, claim, by.language());
    return new Choices(
        kinds, rules.policyAt(by.merchant(), order.shop(), order.times().placed()).text());
  }

  /// @param clientId made by the client: sending it again opens nothing more
  @Transactional
  public CaseView apply(Asking by, String clientId, Claim claim, List<AttachmentId> files) {
    var order = own(by, claim.order());
    Cases.requireFewFiles(files);
    var uploader = new Attachments.Uploader(by.number());
    var given =
        files.stream()
            .map(
                file ->
                    Objects.requireNonNull(
                        attachments
                            .content(by.merchant(), MessageKind.FILE, "", file, uploader)
                            .file()))
            .toList();
    var talk = log.current(by.merchant(), by.channel(), by.customer()).orElse(null);
    return view(open(by, clientId, order, claim, talk == null ? null : talk.id(), given));
  }

  private AfterSaleCase open(
      Asking by,
      String clientId,
      OrderView order,
      Claim claim,
      @Nullable ConversationId talk,
      List<MessageContent.AttachedFile> files) {
    var asker =
        new CaseClaims.Asker(key(by, clientId), null, by.customer(), by.channel(), talk, "", files);
    var id = claims.open(by.merchant(), order, claim, asker);
    return cases.find(by.merchant(), id).orElseThrow(CaseBook::unknown);
  }

  private static String key(Asking by, String clientId) {
    return "own:" + by.customer() + ":" + clientId;
  }

  /// Where photographs were said.
  ///
  /// @param from the first line that counts
  public record Said(@Nullable ConversationId talk, long from) {

    static final Said NOTHING = new Said(null, 0);
  }

  /// The same in a talk: with the photographs and films that the customer said in it.
  Progress apply(Asking by, String clientId, OrderView order, Claim claim, Said said) {
    var files =
        said.talk() == null
            ? List.<MessageContent.AttachedFile>of()
            : attachments.files(by.merchant(), photos(by, said.talk(), said.from()));
    return progress(by, open(by, clientId, order, claim, said.talk(), files), order);
  }

  /// What was opened with this id before.
  Optional<Progress> applied(Asking by, String clientId, OrderView order) {
    return cases
        .byKey(by.merchant(), key(by, clientId))
        .flatMap(id -> cases.find(by.merchant(), id))
        .map(c -> progress(by, c, order));
  }

  private Progress progress(Asking by, AfterSaleCase c, OrderView order) {
    return words.progress(c, rules.zone(by.merchant(), order.shop()), by.language());
  }

  private List<AttachmentId> photos(Asking by, ConversationId talk, long from) {
    return log.after(by.merchant(), talk, from - 1, LOOKED_AT).stream()
        .filter(line -> line.sender() == SenderKind.CUSTOMER && line.recalledAt() == null)
        .filter(line -> line.kind() == MessageKind.IMAGE || line.kind() == MessageKind.VIDEO)
        .map(Entry::attachment)
        .filter(Objects::nonNull)
        .distinct()
        .limit(Cases.MOST_FILES)
        .toList();
  }

  private OrderView own(Asking by, OrderId id) {
    return orders
        .own(by.merchant(), by.customer(), id)
        .orElseThrow(() -> Refusal.notFound("commerce.order-unknown"));
  }

  /// The customer's cases of one order, newest first.
  @Transactional(readOnly = true)
  public List<CaseView> ofOrder(Asking by, OrderId order) {
    var _ = own(by, order);
    return jdbc
        .sql(
            """
            select * from aftersale.cases where merchant_id = ? and order_id = ?
            order by applied_at desc, id desc limit ?
            """)
        .params(by.merchant().value(), order.value(), MOST)
        .query((row, _) -> CaseRepository.read(row))
        .list()
        .stream()
        .map(this::view)
        .toList();
  }

  /// A case as its card shows it now.
  ///
  /// @param facts those of its card, `then`, the state that follows when `due` has passed, and
  ///     `turn`, whether the customer has to do something
  public record CardView(CaseId id, OrderId order, Map<String, Object> facts) {}

  /// Those of these cases that are of the customer's own orders, in no order.
  @Transactional(readOnly = true)
  public List<CardView> cards(MerchantId merchant, CustomerId customer, Set<CaseId> ids) {
    var found = ids.isEmpty() ? List.<AfterSaleCase>of() : cases.find(merchant, ids);
    var theirs =
        orders
            .own(
                merchant,
                customer,
                found.stream().map(c -> c.origin.order()).collect(Collectors.toSet()))
            .stream()
            .map(OrderView::id)
            .collect(Collectors.toSet());
    var own = found.stream().filter(c -> theirs.contains(c.origin.order())).toList();
    var briefs = reader.briefs(merchant, own);
    return IntStream.range(0, own.size())
        .mapToObj(i -> new CardView(own.get(i).id(), briefs.get(i).order(), now(own, briefs, i)))
        .toList();
  }

  private Map<String, Object> now(
      List<AfterSaleCase> own, List<CaseView.CaseBrief> briefs, int at) {
    var c = own.get(at);
    var facts = words.facts(c);
    facts.put("order", c.origin.order().toString());
    facts.put("turn", c.state.isCustomersTurn());
    var then = briefs.get(at).then();
    if (then != null) {
      facts.put("then", then.name());
    }
    return facts;
  }

  /// How far a case is, in words.
  ///
  /// @param due by when the step ends; empty where it is over
  public record Progress(AfterSaleState at, String number, String kind, String state, String due) {}

  /// The customer's newest case in a shop.
  @Transactional(readOnly = true)
  public Optional<Progress> newest(
      MerchantId merchant, CustomerId customer, ShopId shop, Locale language) {
    return jdbc.sql(
            """
            select * from aftersale.cases where merchant_id = ? and customer_id = ? and shop_id = ?
            order by applied_at desc, id desc limit 1
            """)
        .params(merchant.value(), customer.value(), shop.value())
        .query((row, _) -> CaseRepository.read(row))
        .optional()
        .map(c -> words.progress(c, rules.zone(merchant, shop), language));
  }

  @Transactional
  public CaseView move(Asking by, CaseId id, Step step) {
    var c = cases.find(by.merchant(), id).orElseThrow(CaseBook::unknown);
    requireOwn(by, c);
    return view(book.move(by.merchant(), id, Mover.BUYER, step));
  }

  /// The customer sent back the goods of their newest case in a shop that waits for them. Told
  /// again, it is as told once; empty where no case waits.
  @Transactional
  public Optional<Progress> sentBack(Asking by, ShopId shop, String carrier, String number) {
    var parcel = Tracking.given(carrier, number);
    return ofShop(by, shop).stream()
        .filter(c -> c.state == AfterSaleState.WAIT_BUYER_RETURN || c.returned.equals(parcel))
        .findFirst()
        .map(c -> c.returned.equals(parcel) ? c : sentBack(by, c, parcel))
        .map(c -> words.progress(c, rules.zone(by.merchant(), shop), by.language()));
  }

  private AfterSaleCase sentBack(Asking by, AfterSaleCase c, Tracking parcel) {
    var step =
        new Step(
            Move.SEND_BACK, c.version, "", null, null, parcel.carrier(), parcel.number(), "", "");
    return book.move(by.merchant(), c.id(), Mover.BUYER, step);
  }

  private List<AfterSaleCase> ofShop(Asking by, ShopId shop) {
    var all =
        jdbc.sql(
                """
                select * from aftersale.cases where merchant_id = ? and customer_id = ? and shop_id = ?
                order by applied_at desc, id desc limit ?
                """)
            .params(by.merchant().value(), by.customer().value(), shop.value(), MOST)
            .query((row, _) -> CaseRepository.read(row))
            .list();
    var theirs =
        orders
            .own(
                by.merchant(),
                by.customer(),
                all.stream().map(c -> c.origin.order()).collect(Collectors.toSet()))
            .stream()
            .map(OrderView::id)
            .collect(Collectors.toSet());
    return all.stream().filter(c -> theirs.contains(c.origin.order())).toList();
  }

  private void requireOwn(Asking by, AfterSaleCase c) {
    if (orders.own(by.merchant(), by.customer(), c.origin.order()).isEmpty()) {
      throw CaseBook.unknown();
    }
  }

  /// Who works on it and who else bought what is none of the customer's business.
  private CaseView view(AfterSaleCase c) {
    return reader.view(c, Machine.open(c.place(), Party.BUYER), false);
  }
}
