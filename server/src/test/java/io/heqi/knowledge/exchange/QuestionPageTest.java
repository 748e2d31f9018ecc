package io.heqi.knowledge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class QuestionPageTest {

  private static List<Entry> read(String html) {
    var entries = new ArrayList<Entry>();
    QuestionPage.read(Jsoup.parse(html), entries::add);
    return entries;
  }

  private static List<String> titles(List<Entry> entries) {
    return entries.stream().map(entry -> entry.cell(Column.TITLE)).toList();
  }

  @Test
  void headingsAreQuestionsAndTheTextBelowTheirAnswers() {
    var entries =
        read(
            """
            <html><body><nav><h2>首页</h2><a>登录</a></nav><h1>帮助中心</h1><p>欢迎</p>
            <h2>物流</h2><h3>几天发货？</h3><p>48 小时<b>内</b>。</p><p>节假日顺延。</p>
            <h3>发什么快递？</h3><p>顺丰</p><h2>怎么退货？</h2><p>七天内可退</p>
            <script>alert(1)</script><footer>版权</footer></body></html>
            """);

    assertThat(titles(entries)).containsExactly("几天发货？", "发什么快递？", "怎么退货？");
    assertThat(entries.getFirst().cell(Column.ANSWER)).isEqualTo("48 小时内。\n节假日顺延。");
    assertThat(entries).extracting(e -> e.cell(Column.SCENE)).containsExactly("物流", "物流", "");
    assertThat(entries.getLast().cell(Column.ANSWER)).isEqualTo("七天内可退");
  }

  @Test
  void definitionsDetailsAndBoldParagraphsAreQuestionsToo() {
    var entries =
        read(
            """
            <dl><dt>有运费险吗</dt><dd>有</dd></dl>
            <details><summary>怎么开发票</summary><div>下单时<br>填抬头</div></details>
            <p><strong>能改地址吗</strong></p><p>发货前<strong>可以</strong></p>
            """);

    assertThat(titles(entries)).containsExactly("有运费险吗", "怎么开发票", "能改地址吗");
    assertThat(entries)
        .extracting(e -> e.cell(Column.ANSWER))
        .containsExactly("有", "下单时\n填抬头", "发货前可以");
  }

  @Test
  void tablesAndListsBecomeLines() {
    var entries =
        read(
            """
            <h2>尺码</h2><table><tr><th>码</th><th>胸围</th></tr><tr><td>M</td><td>96</td></tr></table>
            <ol><li>量胸围</li><li>看表</li></ol><ul><li>偏瘦选小</li></ul><img src="/a.png">
            """);

    assertThat(entries.getFirst().cell(Column.ANSWER))
        .isEqualTo("码 | 胸围\nM | 96\n1. 量胸围\n2. 看表\n· 偏瘦选小\n![](/a.png)");
  }

  @Test
  void aPageWithoutQuestionsHoldsNothing() {
    assertThat(read("<p>只有文字</p>")).isEmpty();
    assertThat(read("")).isEmpty();
  }
}
