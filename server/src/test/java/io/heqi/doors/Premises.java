package io.heqi.doors;

import static org.awaitility.Awaitility.await;

import io.heqi.aftersale.AfterSaleType;
import io.heqi.aftersale.Cases;
import io.heqi.aftersale.Claim;
import io.heqi.aftersale.GoodsCondition;
import io.heqi.aftersale.Reason;
import io.heqi.aftersale.compensation.AskCompensation;
import io.heqi.aftersale.compensation.CompensationKind;
import io.heqi.aftersale.compensation.CompensationReason;
import io.heqi.aftersale.compensation.Compensations;
import io.heqi.aftersale.proposal.ProposalKind;
import io.heqi.aftersale.proposal.Proposals;
import io.heqi.aftersale.proposal.Propose;
import io.heqi.bot.comparison.Comparisons;
import io.heqi.bot.flow.FlowDraft;
import io.heqi.bot.flow.FlowNode;
import io.heqi.bot.flow.FlowPlan;
import io.heqi.bot.flow.Flows;
import io.heqi.channel.transcript.Imports;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.TestOrders;
import io.heqi.commerce.dropship.Dropshippers;
import io.heqi.commerce.dropship.SupplierAccounts;
import io.heqi.commerce.dropship.SupplierClaims;
import io.heqi.commerce.dropship.SupplierId;
import io.heqi.commerce.dropship.SupplierOrderView;
import io.heqi.commerce.exchange.FileKind;
import io.heqi.commerce.exchange.OrderImports;
import io.heqi.commerce.gateway.Gateways;
import io.heqi.commerce.gateway.ShopGateway;
import io.heqi.commerce.product.TestProducts;
import io.heqi.commerce.release.AddressChanges;
import io.heqi.commerce.release.ReleaseReader;
import io.heqi.commerce.release.ReleaseRuleSets;
import io.heqi.commerce.release.TestReleases;
import io.heqi.commerce.reminder.HandReminders;
import io.heqi.commerce.reminder.ReminderReader;
import io.heqi.commerce.watch.ParcelTroubles;
import io.heqi.commerce.watch.TestScans;
import io.heqi.contact.ContactWay;
import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.InboundMessage;
import io.heqi.conversation.MessageContent;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.attachment.Attachments;
import io.heqi.conversation.later.LaterReplies;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.integration.WebhookEvent;
import io.heqi.integration.Webhooks;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.Terms;
import io.heqi.knowledge.exchange.ItemImport;
import io.heqi.knowledge.exchange.ItemImports;
import io.heqi.loyalty.CouponKindId;
import io.heqi.loyalty.CouponSource;
import io.heqi.loyalty.CouponView;
import io.heqi.loyalty.Coupons;
import io.heqi.loyalty.SaveCouponKind;
import io.heqi.merchant.Platform;
import io.heqi.merchant.SaveShop;
import io.heqi.merchant.Shops;
import io.heqi.outreach.FollowUpRuleSets;
import io.heqi.outreach.TestFollowUps;
import io.heqi.outreach.offer.TestOffers;
import io.heqi.report.InquirySheets;
import io.heqi.report.deal.TestDeals;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AccessTokens;
import io.heqi.staff.Level;
import io.heqi.staff.Members;
import io.heqi.staff.Roles;
import io.heqi.staff.ServiceStage;
import io.heqi.staff.Teams;
import io.heqi.task.TestTasks;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// A merchant in whose rooms real things can be made.
final class Premises {

  private static final AtomicInteger counter = new AtomicInteger();

  final TestHouse.House house;
  private final Rooms rooms;

  /// With what things are made.
  @Component
  record Rooms(
      TestHouse houses,
      Conversations conversations,
      MessageLog log,
      Attachments attachments,
      Imports imports,
      Knowledge knowledge,
      Flows flows,
      Comparisons comparisons,
      ItemImports itemImports,
      OrderIntake orders,
      ParcelTroubles troubles,
      ReleaseRuleSets releaseRules,
      ReleaseReader releases,
      AddressChanges changes,
      TestTasks tasks,
      FollowUpRuleSets followUpRules,
      TestScans scan,
      Cases cases,
      Compensations compensations,
      Proposals proposals,
      HandReminders reminders,
      ReminderReader reminderReader,
      Coupons coupons,
      TransactionTemplate transactions,
      TestProducts products,
      TestOffers offers,
      Dropshippers dropship,
      SupplierAccounts supplierAccounts,
      SupplierClaims supplierClaims,
      Shops shops,
      Gateways gateways,
      OrderImports orderImports,
      InquirySheets sheets,
      TestDeals deals,
      Members members,
      Roles roles,
      Teams teams,
      LaterReplies laterReplies,
      AccessTokens tokens,
      Webhooks webhooks,
      TestClock clock) {}

  Premises(Rooms rooms) {
    this.rooms = rooms;
    this.house = rooms.houses().aMerchant();
  }

  String unique() {
    return Integer.toString(counter.incrementAndGet());
  }

  String soon() {
    return rooms.clock().instant().plus(Duration.ofHours(1)).toString();
  }

  String day() {
    return today().toString();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(rooms.clock().instant(), ZoneId.of("Asia/Shanghai"));
  }

  ConversationId conversation() {
    return rooms.houses().aConversation(house, "buyer" + unique());
  }

  String customerOf(ConversationId conversation) {
    return within(() -> rooms.log().row(house.merchant(), conversation).orElseThrow())
        .customer()
        .toString();
  }

  private Actor mighty(Actor caller) {
    return new Actor(
        house.merchant(),
        caller.account(),
        caller.name(),
        house.owner().permissions(),
        caller.address());
  }

  String laterReply(Actor caller, ConversationId conversation) {
    var at = rooms.clock().instant().plus(Duration.ofHours(1));
    var wish = new LaterReplies.Wish("到货了", at, true);
    return within(() -> rooms.laterReplies().add(mighty(caller), conversation, wish))
        .id()
        .toString();
  }

  String accessToken() {
    return within(() -> rooms.tokens().make(house.owner(), "进销存", Set.of("staff.tokens")))
        .id()
        .toString();
  }

  String webhook() {
    var webhook =
        new Webhooks.SaveWebhook(
            "订单系统", "http://127.0.0.1:9/", Set.of(WebhookEvent.MESSAGE_RECEIVED), List.of(), false);
    return within(() -> rooms.webhooks().add(house.owner(), webhook)).toString();
  }

  String lineOf(Actor caller, ConversationId conversation) {
    var speaker = mighty(caller);
    var reply =
        new Conversations.Reply(conversation, "r" + unique(), MessageContent.text("在的"), null);
    return Long.toString(within(() -> rooms.conversations().reply(speaker, reply)).join().seq());
  }

  /// A conversation that stands on the caller's sheet of today.
  ConversationId served(Actor caller) {
    var conversation = conversation();
    var _ = lineOf(caller, conversation);
    await()
        .until(
            () ->
                within(() -> rooms.sheets().of(house.owner(), caller.account(), today()))
                    .rows()
                    .stream()
                    .anyMatch(row -> row.conversation().equals(conversation)));
    return conversation;
  }

  String fileSaidByCustomer() {
    var uploader = new Attachments.Uploader(Ids.next());
    var bytes = new ByteArrayInputStream("单据".getBytes(StandardCharsets.UTF_8));
    var upload = new Attachments.Upload("单据.txt", "text/plain", null, bytes);
    var customer = "buyer" + unique();
    var said =
        within(
            () -> {
              var file = rooms.attachments().store(house.merchant(), uploader, upload);
              return rooms
                  .attachments()
                  .content(house.merchant(), MessageKind.FILE, "", file.id(), uploader);
            });
    var _ =
        rooms
            .conversations()
            .receive(
                new InboundMessage(
                    house.merchant(),
                    house.shop(),
                    house.channel(),
                    ChannelKind.WIDGET,
                    customer,
                    customer,
                    customer + ":file",
                    said,
                    null,
                    null,
                    null,
                    false))
            .join();
    return java.util.Objects.requireNonNull(said.file()).id().toString();
  }

  String role() {
    return within(() -> rooms.roles().save(house.owner(), null, "空角色", Set.of())).toString();
  }

  String role(Set<String> permissions) {
    return within(() -> rooms.roles().save(house.owner(), null, "角色", permissions)).toString();
  }

  String templateRole(String template) {
    return within(() -> rooms.roles().list(house.merchant())).stream()
        .filter(role -> template.equals(role.template()))
        .findFirst()
        .orElseThrow()
        .id()
        .toString();
  }

  String member(String role) {
    var person =
        new Members.AddMember(
            "p" + Ids.next() + "@test.heqi",
            "小周",
            TestHouse.PASSWORD,
            UUID.fromString(role),
            Level.JUNIOR);
    return within(() -> rooms.members().add(house.owner(), person)).toString();
  }

  String team() {
    var team =
        new Teams.SaveTeam(null, "售后", List.of(ServiceStage.AFTER_SALE), List.of(), List.of());
    return within(() -> rooms.teams().save(house.owner(), team)).toString();
  }

  String knowledgeItem() {
    var content =
        new Content("怎么退货" + unique(), List.of(), List.of(Content.Answer.toAll("七天内可退")), "");
    var item = new Knowledge.SaveItem(null, ItemKind.ARTICLE, content, Terms.NONE, null);
    return within(() -> rooms.knowledge().save(house.owner(), item)).toString();
  }

  String offeredItem() {
    var item = new ItemId(UUID.fromString(knowledgeItem()));
    return within(
        () -> {
          rooms.knowledge().publish(house.owner(), item);
          return item.toString();
        });
  }

  /// A shop on a platform that it can be connected with.
  String platformShop() {
    return within(
            () ->
                rooms
                    .shops()
                    .open(house.owner(), SaveShop.named("拼多多店" + unique(), Platform.PDD, "客服部")))
        .toString();
  }

  String connectedShop() {
    var shop = new ShopId(UUID.fromString(platformShop()));
    var given =
        new Gateways.SaveGateway(
            "app",
            Map.of(ShopGateway.Field.APP_SECRET, "s", ShopGateway.Field.ACCESS_TOKEN, "t"),
            null,
            0,
            true);
    return within(
        () -> {
          rooms.gateways().save(house.owner(), shop, given);
          return shop.toString();
        });
  }

  String order() {
    var order = TestOrders.paid("N" + unique()).build();
    return within(() -> rooms.orders().take(house.owner(), house.shop(), List.of(order)))
        .getFirst()
        .order()
        .toString();
  }

  /// A deal that is the caller's.
  String deal(Actor caller) {
    var now = rooms.clock().instant();
    var order = TestOrders.paid("N" + unique()).placed(now).toldAt(now).build();
    return rooms.deals().dealOf(house, caller.account(), order).toString();
  }

  /// An order, in a shop of its own, that waits until its address is confirmed.
  String heldOrder() {
    var order = TestOrders.paid("N" + unique()).build();
    return within(
            () -> {
              var shop =
                  rooms
                      .shops()
                      .open(
                          house.owner(),
                          SaveShop.named("核对店" + unique(), Platform.OWN_PAGES, "客服部"));
              rooms
                  .releaseRules()
                  .put(house.owner(), shop, rooms.clock().instant(), TestReleases.VERIFYING);
              return rooms.orders().take(house.owner(), shop, List.of(order));
            })
        .getFirst()
        .order()
        .toString();
  }

  String unpaidOrder() {
    var order =
        TestOrders.paid("N" + unique())
            .placed(rooms.clock().instant())
            .state(OrderState.UNPAID)
            .build();
    return within(() -> rooms.orders().take(house.owner(), house.shop(), List.of(order)))
        .getFirst()
        .order()
        .toString();
  }

  /// The task of calling about an unpaid order, the caller's.
  String paymentCall(Actor caller) {
    var order = new OrderId(UUID.fromString(unpaidOrder()));
    return within(
        () -> {
          rooms.reminders().remind(mighty(caller), order, ContactWay.TELEPHONE);
          var reminder =
              Objects.requireNonNull(
                  rooms.reminderReader().ofOrder(house.owner(), order).reminder());
          var call = Objects.requireNonNull(reminder.steps().getFirst().call());
          return call.task().toString();
        });
  }

  /// An order, in a shop of its own that asks after its orders, that has arrived.
  String arrivedOrder() {
    var now = rooms.clock().instant();
    var order = TestOrders.paid("N" + unique()).placed(now).receivedAt(now).build();
    return within(
            () -> {
              var shop =
                  rooms
                      .shops()
                      .open(
                          house.owner(),
                          SaveShop.named("回访店" + unique(), Platform.OWN_PAGES, "客服部"));
              rooms.followUpRules().put(house.owner(), shop, now, TestFollowUps.ASKING);
              return rooms.orders().take(house.owner(), shop, List.of(order));
            })
        .getFirst()
        .order()
        .toString();
  }

  /// A paid order of somebody known, in a shop that offers what goes with it.
  String paidOrder() {
    return rooms.offers().paidOrder(house, unique()).toString();
  }

  /// A call that nobody has taken.
  String task() {
    return within(() -> rooms.tasks().aCall(house, "door:" + unique())).toString();
  }

  /// A wish for another address that came when the parcel was on its way.
  String addressChange() {
    var order = TestOrders.paid("N" + unique()).sentWith("中通快递", "Z" + unique()).build();
    return within(
        () -> {
          var id =
              rooms.orders().take(house.owner(), house.shop(), List.of(order)).getFirst().order();
          var _ = rooms.changes().ask(house.owner(), id, TestReleases.ELSEWHERE);
          return rooms.releases().ofOrder(house.owner(), id).changes().getFirst().id().toString();
        });
  }

  /// A parcel of which nothing was heard for a week.
  String parcelTrouble() {
    var order =
        TestOrders.paid("N" + unique())
            .placed(rooms.clock().instant().minus(Duration.ofDays(7)))
            .sentWith("中通快递", "Z" + unique())
            .build();
    return within(
        () -> {
          var id =
              rooms.orders().take(house.owner(), house.shop(), List.of(order)).getFirst().order();
          var _ = rooms.scan().run(house.merchant());
          return rooms.troubles().ofOrder(house.owner(), id).getFirst().id().toString();
        });
  }

  String aftersaleCase() {
    var claim =
        new Claim(
            new OrderId(UUID.fromString(order())),
            AfterSaleType.REFUND_ONLY,
            Reason.NO_LONGER_WANT,
            List.of(new Claim.Part(0, 1)),
            GoodsCondition.SEALED,
            false,
            null,
            "");
    var apply = new Cases.Apply(unique(), claim, null, "", List.of());
    return within(() -> rooms.cases().apply(house.owner(), apply)).facts().id().toString();
  }

  /// What somebody has to see to, written by hand.
  String proposal() {
    var propose =
        new Propose(
            unique(),
            null,
            null,
            "马克杯",
            ProposalKind.PACKAGING,
            "",
            "加一层气泡膜",
            house.agent().account(),
            today().plusDays(3));
    return within(() -> rooms.proposals().propose(house.owner(), propose)).id().toString();
  }

  /// What an agent wants to give; beyond their limits it waits for a second person.
  String compensation(String worth) {
    return compensation(house.agent(), worth);
  }

  /// Such as waits, asked for by the caller.
  String compensationOf(Actor caller) {
    return compensation(mighty(caller), "100");
  }

  private String compensation(Actor by, String worth) {
    var ask =
        new AskCompensation(
            unique(),
            new OrderId(UUID.fromString(order())),
            null,
            null,
            CompensationKind.CASH,
            new BigDecimal(worth),
            null,
            null,
            "",
            CompensationReason.LATE,
            "");
    return within(() -> rooms.compensations().ask(by, ask)).id().toString();
  }

  /// A kind of coupon with a code in stock.
  CouponKindId couponKind() {
    return within(
        () -> {
          var kind =
              rooms
                  .coupons()
                  .add(
                      house.owner(),
                      house.shop(),
                      CouponSource.STOCK,
                      "CNY",
                      new SaveCouponKind(
                          "满减券" + unique(), BigDecimal.TEN, BigDecimal.ZERO, 30, true));
          rooms.coupons().stock(house.owner(), kind, List.of("CODE" + unique()));
          return kind;
        });
  }

  CouponView coupon() {
    var kind = couponKind();
    var customer = new CustomerId(UUID.fromString(customerOf(conversation())));
    return within(
        () ->
            Objects.requireNonNull(
                rooms
                    .transactions()
                    .execute(
                        _ ->
                            rooms
                                .coupons()
                                .give(house.merchant(), null, unique(), kind, customer))));
  }

  String product() {
    return rooms.products().product(house, "P" + unique()).toString();
  }

  String policy() {
    return rooms.products().policy(house).toString();
  }

  String supplier() {
    return rooms.dropship().supplier(house, "供应商" + unique()).toString();
  }

  String supplierAccount() {
    var supplier = new SupplierId(UUID.fromString(supplier()));
    var email = "s" + unique() + "@test.heqi";
    within(() -> rooms.supplierAccounts().invite(house.owner(), supplier, email, "陈师傅"));
    return within(() -> rooms.supplierAccounts().list(house.owner(), supplier))
        .getFirst()
        .id()
        .toString();
  }

  SupplierOrderView suppliedOrder() {
    var _ = rooms.dropship().wholeShop(house, "整店" + unique());
    return rooms.dropship().only(house, rooms.dropship().order(house));
  }

  String supplierOrder() {
    return suppliedOrder().id().toString();
  }

  String supplierClaim() {
    var one = suppliedOrder();
    var visitor = rooms.dropship().visitor(house, one.supplier());
    rooms.dropship().ship(house, visitor, one.id(), "SF" + unique() + "00000");
    var claim =
        new Claim(
            one.order(),
            AfterSaleType.REFUND_ONLY,
            Reason.QUALITY_ISSUE,
            List.of(new Claim.Part(0, 1)),
            GoodsCondition.OPENED,
            true,
            null,
            "");
    var apply = new Cases.Apply(unique(), claim, null, "老客户", List.of());
    var opened = within(() -> rooms.cases().apply(house.owner(), apply)).facts().id().value();
    return within(() -> rooms.supplierClaims().ofCase(house.owner(), opened))
        .getFirst()
        .id()
        .toString();
  }

  /// A file of an order that waits to be started; others before it are over.
  String orderImport() {
    var imports = rooms.orderImports();
    var owner = house.owner();
    within(() -> imports.list(owner)).stream()
        .filter(one -> one.finishedAt() == null)
        .forEach(one -> cancelOrders(one.id()));
    var file = "订单号,订单状态,下单时间,商品名称,单价\nN%s,待发货,2026-11-20,围巾,99\n".formatted(unique());
    var what = new OrderImports.HandIn(house.shop(), FileKind.ORDERS, "o.csv");
    return within(
            () -> {
              try {
                return imports.handIn(
                    owner, what, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .id()
        .toString();
  }

  private void cancelOrders(UUID orderImport) {
    try {
      within(
          () -> {
            rooms.orderImports().cancel(house.owner(), orderImport);
            return orderImport;
          });
    } catch (Refusal _) {
      // It was over meanwhile.
    }
  }

  String comparison() {
    var begin =
        new Comparisons.Begin(
            new ItemId(UUID.fromString(offeredItem())),
            0,
            List.of(new Content.Part("签收后七天内可退", null)),
            0.1);
    return within(() -> rooms.comparisons().begin(house.owner(), begin)).toString();
  }

  String flow() {
    var say =
        new FlowNode(
            "a",
            FlowNode.Kind.SAY,
            "您好",
            "",
            null,
            "",
            Map.of(),
            List.of(new FlowNode.Exit(FlowNode.NEXT, "", null)),
            0,
            0);
    var draft =
        new FlowDraft("查物流" + unique(), List.of(), List.of(), new FlowPlan("a", List.of(say)));
    return within(() -> rooms.flows().add(house.owner(), draft)).toString();
  }

  /// A file of knowledge that was checked; others before it are over.
  String knowledgeImport() {
    var imports = rooms.itemImports();
    var owner = house.owner();
    var file = "标题,回答\n怎么换货%s,七天内可换\n".formatted(unique());
    within(() -> imports.list(owner)).stream()
        .filter(one -> one.finishedAt() == null)
        .forEach(one -> cancel(one.id()));
    var made =
        within(
            () -> {
              try {
                return imports.handIn(
                    owner,
                    "k.csv",
                    new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    await()
        .until(
            () -> within(() -> imports.find(owner, made.id())).state() == ItemImport.State.CHECKED);
    return made.id().toString();
  }

  private void cancel(UUID knowledgeImport) {
    try {
      within(
          () -> {
            rooms.itemImports().cancel(house.owner(), knowledgeImport);
            return knowledgeImport;
          });
    } catch (Refusal _) {
      // It was over meanwhile.
    }
  }

  String transcript() {
    var text = "会话,买家,时间,发送方,内容\n1,a,2026-11-19 10:00:00,买家,%s\n".formatted(unique());
    return within(
            () -> {
              try {
                return rooms
                    .imports()
                    .handIn(
                        house.owner(),
                        house.shop(),
                        "t.csv",
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .transcript()
        .id()
        .toString();
  }

  private <T> T within(java.util.function.Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }
}
