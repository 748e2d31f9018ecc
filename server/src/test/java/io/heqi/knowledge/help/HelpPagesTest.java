package io.heqi.knowledge.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.foundation.database.Tenancy;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.Terms;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HeqiTest
class HelpPagesTest {

  @Autowired private HelpPages pages;
  @Autowired private Knowledge knowledge;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;
  @LocalServerPort private int port;

  private final HttpClient browser = HttpClient.newHttpClient();
  private TestHouse.House house;

  @BeforeEach
  void aShopWithAHelpPage() {
    house = houses.aMerchant();
    switched(house, true);
  }

  @AfterEach
  void leave() {
    browser.close();
  }

  private void switched(TestHouse.House which, boolean on) {
    Tenancy.run(which.merchant(), () -> pages.set(which.owner(), which.shop(), on));
  }

  private ItemId draft(TestHouse.House of, Terms terms, Content content) {
    return Tenancy.within(
        of.merchant(),
        () ->
            knowledge.save(
                of.owner(), new Knowledge.SaveItem(null, ItemKind.ARTICLE, content, terms, null)));
  }

  private ItemId published(TestHouse.House of, Terms terms, Content content) {
    var id = draft(of, terms, content);
    Tenancy.run(of.merchant(), () -> knowledge.publish(of.owner(), id));
    return id;
  }

  private static Content said(String title, String answer) {
    return new Content(title, List.of(), List.of(Content.Answer.toAll(answer)), "物流");
  }

  private static Terms shown(@Nullable Instant until) {
    return new Terms(null, null, until, true);
  }

  private HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(address(path)).header("Accept-Language", "zh-CN"));
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String home() {
    return "/help/" + house.publicKey();
  }

  @Test
  void showsWhatIsPublishedHoldsAndIsMeantForEverybody() {
    published(house, shown(null), said("多久发货", "两天"));
    published(house, Terms.NONE, said("只给客服看", "内部"));
    draft(house, shown(null), said("还是草稿", "未定"));
    published(house, shown(clock.instant().plus(Duration.ofDays(1))), said("双十一活动", "满减"));
    published(houses.aMerchant(), shown(null), said("别家的问题", "别家的回答"));
    var forVip =
        new Content.Answer(List.of(), List.of(), 3, "", List.of(new Content.Part("贵宾", null)));
    published(house, shown(null), new Content("贵宾专享", List.of(), List.of(forVip), ""));

    assertThat(get(home()).body())
        .contains("<h1>常见问题</h1>", "多久发货", "双十一活动", "物流", "测试店")
        .doesNotContain("只给客服看", "还是草稿", "别家", "贵宾专享");

    clock.advance(Duration.ofDays(2));
    assertThat(get(home()).body()).contains("多久发货").doesNotContain("双十一活动");
  }

  @Test
  void isThereOnlyWhereItIsSwitchedOn() {
    var id = published(house, shown(null), said("多久发货", "两天"));
    switched(house, false);

    assertThat(get(home()).statusCode()).isEqualTo(404);
    assertThat(get(home() + "/" + id).statusCode()).isEqualTo(404);
    assertThat(get("/help/unknown").statusCode()).isEqualTo(404);
    assertThat(get(home() + "/no-id").body()).contains("没有这个页面");
    assertThatThrownBy(
            () -> Tenancy.run(house.merchant(), () -> pages.set(house.agent(), house.shop(), true)))
        .hasMessageContaining("knowledge.approve");
  }

  @Test
  void nothingThatSomebodyWroteIsTakenForHtml() {
    var evil = "<script>alert(1)</script>\"'";
    var id = published(house, shown(null), said(evil, evil + "\n第二行"));

    for (var path : List.of(home(), home() + "/" + id, home() + "?q=" + encoded(evil))) {
      assertThat(get(path).statusCode()).isEqualTo(200);
      assertThat(get(path).body()).contains("&lt;script&gt;").doesNotContain("<script>");
    }
    assertThat(get(home()).headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void findsByMeaningAndByTheWordsOfATitleAmongItsOwnArticlesAlone() {
    published(house, shown(null), said("什么时候发货", "两天"));
    published(house, shown(null), said("运费险怎么用", "自动"));
    published(house, Terms.NONE, said("发货延迟的内部话术", "道歉"));

    assertThat(get(home() + "?q=" + encoded("几天能发货呀")).body())
        .contains("什么时候发货")
        .doesNotContain("内部话术");
    assertThat(get(home() + "?q=" + encoded("险怎么")).body()).contains("运费险怎么用");
    assertThat(get(home() + "?q=" + encoded("zzzz")).body()).contains("没有找到");
    assertThat(get(home() + "?q=" + encoded("长".repeat(500))).statusCode()).isEqualTo(200);
  }

  @Test
  void speaksTheReadersLanguageAndMayBeKeptForAMinute() {
    published(house, shown(null), said("多久发货", "两天"));

    var english = send(HttpRequest.newBuilder(address(home())).header("Accept-Language", "en"));

    assertThat(english.body()).contains("Ask us", "lang=\"en\"", "/chat/" + house.publicKey());
    assertThat(english.headers().firstValue("Cache-Control")).hasValue("max-age=60, public");
    assertThat(english.headers().allValues("Vary")).contains("Accept-Language");
    assertThat(get("/help/style.css").headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/css"));
  }

  @Test
  void countsOnceWhetherAnArticleHelped() {
    var id = published(house, shown(null), said("多久发货", "两天"));

    for (var helped : List.of(true, true, false)) {
      var answer = verdict(id, helped, "same-origin");
      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location"))
          .hasValue(home() + "/" + id + "?thanks=true");
    }
    assertThat(List.of(view(id).solved(), view(id).unsolved())).containsExactly(1, 0);

    var other = published(house, shown(null), said("怎么退货", "七天"));
    assertThat(verdict(other, true, "cross-site").statusCode()).isEqualTo(303);
    assertThat(view(other).solved()).isZero();
  }

  private HttpResponse<String> verdict(ItemId id, boolean helped, String site) {
    return send(
        HttpRequest.newBuilder(address(home() + "/" + id + "/verdict"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", site)
            .POST(HttpRequest.BodyPublishers.ofString("helped=" + helped)));
  }

  private io.heqi.knowledge.ItemView view(ItemId id) {
    return Tenancy.within(house.merchant(), () -> knowledge.get(house.owner(), id).view());
  }
}
