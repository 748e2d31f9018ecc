package io.heqi.demo;

import io.heqi.channel.Channels;
import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.Words;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Merchants;
import io.heqi.merchant.OpeningHours;
import io.heqi.merchant.Platform;
import io.heqi.merchant.SaveShop;
import io.heqi.merchant.Shops;
import io.heqi.shared.AccountId;
import io.heqi.shared.ShopId;
import io.heqi.staff.Founding;
import io.heqi.staff.Level;
import io.heqi.staff.Members;
import io.heqi.staff.Roles;
import io.heqi.staff.ServiceStage;
import io.heqi.staff.Teams;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Makes the demo merchant at the first start on an empty database, and never again.
@Component
@Order(1)
@ConditionalOnBooleanProperty(name = "heqi.demo.enabled", matchIfMissing = true)
class DemoMerchant implements ApplicationRunner {

  static final String PASSWORD = "heqi-demo-2026";
  static final String OWNER = "owner@demo.heqi";

  private static final Logger log = LoggerFactory.getLogger(DemoMerchant.class);

  private final Merchants merchants;
  private final Founding founding;
  private final DemoHouse house;
  private final DemoKnowledge knowledge;
  private final DemoScripts scripts;
  private final DemoTalk talk;
  private final DemoReminders reminders;
  private final DemoFollowUps followUps;
  private final DemoProducts products;
  private final DemoOffers offers;
  private final DemoOrders orders;
  private final DemoCases cases;
  private final DemoCompensations compensations;
  private final DemoSuppliers suppliers;
  private final DemoCauses causes;

  DemoMerchant(
      Merchants merchants,
      Founding founding,
      DemoHouse house,
      DemoKnowledge knowledge,
      DemoScripts scripts,
      DemoTalk talk,
      DemoReminders reminders,
      DemoFollowUps followUps,
      DemoProducts products,
      DemoOffers offers,
      DemoOrders orders,
      DemoCases cases,
      DemoCompensations compensations,
      DemoSuppliers suppliers,
      DemoCauses causes) {
    this.merchants = merchants;
    this.founding = founding;
    this.house = house;
    this.knowledge = knowledge;
    this.scripts = scripts;
    this.talk = talk;
    this.reminders = reminders;
    this.followUps = followUps;
    this.products = products;
    this.offers = offers;
    this.orders = orders;
    this.cases = cases;
    this.compensations = compensations;
    this.suppliers = suppliers;
    this.causes = causes;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!merchants.all().isEmpty() || !merchants.removed().isEmpty()) {
      return;
    }
    var owner = founding.found("和气小铺（演示）", new Founding.Owner(OWNER, "店主小和", PASSWORD), true);
    Tenancy.run(
        owner.merchant(),
        () -> {
          var furnished = house.furnish(owner);
          knowledge.teach(owner);
          scripts.write(owner);
          knowledge.openHelpPage(owner, furnished.shop());
          talk.begin(owner, furnished);
          reminders.want(owner, furnished.shop());
          followUps.want(owner, furnished.shop());
          products.offer(owner, furnished.shop());
          offers.want(owner, furnished.shop(), "香薰小样");
          var placed = orders.place(owner, furnished.shop());
          followUps.answer(owner, placed);
          cases.open(owner, furnished.shop(), placed);
          compensations.give(owner, furnished.shop(), furnished.agent(), placed);
          suppliers.send(owner);
          causes.tell(owner, furnished.shop());
          // The talks above were with people.
          knowledge.switchBotOn(owner, furnished.shop());
        });
    log.info("The demo merchant is ready");
  }

  /// The demo merchant's shops, staff, channels and words.
  @Component
  static class DemoHouse {

    private final Shops shops;
    private final Roles roles;
    private final Members members;
    private final Teams teams;
    private final Channels channels;
    private final Words words;

    DemoHouse(
        Shops shops, Roles roles, Members members, Teams teams, Channels channels, Words words) {
      this.shops = shops;
      this.roles = roles;
      this.members = members;
      this.teams = teams;
      this.channels = channels;
      this.words = words;
    }

    record Furnished(ShopId shop, AccountId agent) {}

    Furnished furnish(Actor owner) {
      var clothes = shop(owner, "和气服饰旗舰店");
      var snacks = shop(owner, "和气零食铺");
      var supervisor = member(owner, "supervisor@demo.heqi", "主管阿慧", "SUPERVISOR", Level.SENIOR);
      var lin = member(owner, "agent@demo.heqi", "小林", "AGENT", Level.INTERMEDIATE);
      var chen = member(owner, "chen@demo.heqi", "小陈", "AGENT", Level.JUNIOR);
      var stages = List.of(ServiceStage.values());
      teams.save(
          owner,
          new Teams.SaveTeam(
              null, "客服一组", stages, List.of(clothes, snacks), List.of(lin, chen, supervisor)));
      channels.add(
          owner,
          new Channels.SaveChannel(clothes, ChannelKind.WIDGET, "网页客服", List.of(), null, true));
      channels.add(
          owner,
          new Channels.SaveChannel(snacks, ChannelKind.WIDGET, "网页客服", List.of(), null, true));
      words.forbid(owner, clothes, List.of("加微信", "支付宝转账", "全网最低", "假一赔十"));
      return new Furnished(clothes, lin);
    }

    private ShopId shop(Actor owner, String name) {
      var base = SaveShop.named(name, Platform.OWN_PAGES, "客服部");
      var id =
          shops.open(
              owner,
              new SaveShop(
                  base.name(),
                  base.platform(),
                  base.zone(),
                  base.responsibleDepartment(),
                  "您好，欢迎光临" + name + "！请问有什么可以帮您？",
                  "您好，现在是休息时间，我们 9:00 上班后第一时间回复您，请先留言。",
                  Duration.ofHours(24),
                  Duration.ofHours(72),
                  4_000));
      shops.setHours(
          owner,
          id,
          IntStream.rangeClosed(1, 7)
              .mapToObj(
                  day -> new OpeningHours.Span(day, LocalTime.of(0, 0), LocalTime.of(23, 59, 59)))
              .toList(),
          List.of());
      return id;
    }

    private AccountId member(Actor owner, String email, String name, String role, Level level) {
      UUID roleId =
          roles.list(owner.merchant()).stream()
              .filter(r -> role.equals(r.template()))
              .findFirst()
              .orElseThrow()
              .id();
      return members.add(owner, new Members.AddMember(email, name, PASSWORD, roleId, level));
    }
  }
}
