package io.heqi.knowledge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.foundation.table.TableForm;
import io.heqi.knowledge.Chart;
import io.heqi.knowledge.ChartEdge;
import io.heqi.knowledge.ChartNode;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.ItemState;
import io.heqi.knowledge.Stock;
import io.heqi.knowledge.Terms;
import io.heqi.shared.ChannelId;
import io.heqi.shared.ShopId;
import io.heqi.staff.ServiceStage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What leaves in a file and comes back is what it was.
class FileRoundTripTest {

  private static final ShopId SHOP = ShopId.next();
  private static final ShopId TWIN = ShopId.next();
  private static final ShopId SIBLING = ShopId.next();
  private static final ChannelId CHANNEL = ChannelId.next();
  private static final java.util.UUID PICTURE = java.util.UUID.randomUUID();
  private static final Neighbourhood AROUND =
      new Neighbourhood(
          Map.of(SHOP, "旗舰|店", TWIN, "同名店", SIBLING, "同名店"),
          Map.of(CHANNEL, "网页"),
          Set.of(PICTURE),
          Set.of("customer.name"),
          ZoneId.of("Asia/Shanghai"));

  @Provide
  Arbitrary<String> line() {
    return Arbitraries.strings()
        .withChars("发货退款ab01|\\'=+-@#>!,;:\"< \t")
        .withChars("<!-- -->")
        .ofMinLength(1)
        .ofMaxLength(25)
        .map(Tidy::line)
        .filter(text -> !text.isEmpty());
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.strings()
        .withChars("发货退款ab01|\\'=+-@#>,\"\n \t")
        .ofMinLength(1)
        .ofMaxLength(60)
        .map(Tidy::text)
        .filter(text -> !text.isEmpty());
  }

  @Provide
  Arbitrary<Content.Answer> answer() {
    var part =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(9, text().map(text -> new Content.Part(text, null))),
            net.jqwik.api.Tuple.of(1, Arbitraries.just(new Content.Part(null, PICTURE))));
    return Combinators.combine(
            Arbitraries.of(List.of(SHOP, TWIN, SIBLING)).list().uniqueElements().ofMaxSize(3),
            Arbitraries.of(List.of(CHANNEL)).list().ofMaxSize(1),
            Arbitraries.integers().between(0, 9),
            Arbitraries.oneOf(Arbitraries.just(""), line()),
            part.list().ofMinSize(1).ofMaxSize(3))
        .as(Content.Answer::new);
  }

  @Provide
  Arbitrary<Terms> terms() {
    Arbitrary<Instant> moment =
        Arbitraries.longs()
            .between(0, 40_000)
            .map(hour -> Instant.parse("2026-01-01T16:00:00Z").plusSeconds(hour * 3_600));
    return Combinators.combine(
            moment.injectNull(0.5),
            moment.injectNull(0.5),
            moment.injectNull(0.5),
            Arbitraries.of(true, false))
        .as(
            (review, from, until, help) ->
                from != null && until != null && !from.isBefore(until)
                    ? new Terms(review, from, null, help)
                    : new Terms(review, from, until, help));
  }

  @Provide
  Arbitrary<Chart> chart() {
    return line()
        .tuple2()
        .map(
            texts ->
                new Chart(
                    List.of(
                        new ChartNode(
                            "a", ChartNode.Shape.QUESTION, texts.get1() + "\n-->", -7.5, 0),
                        new ChartNode("b", ChartNode.Shape.END, texts.get2(), 0, 120)),
                    List.of(new ChartEdge("a", "b", texts.get2()))));
  }

  @Provide
  Arbitrary<Stock.Held> item() {
    return Arbitraries.of(ItemKind.class)
        .filter(kind -> kind != ItemKind.FLOW)
        .flatMap(
            kind ->
                Combinators.combine(content(kind), terms())
                    .as(
                        (content, terms) ->
                            new Stock.Held(ItemId.next(), kind, ItemState.DRAFT, content, terms)));
  }

  private Arbitrary<Content> content(ItemKind kind) {
    return Combinators.combine(
            line(),
            line().list().ofMaxSize(4),
            answer().list().ofMinSize(1).ofMaxSize(3),
            line().filter(scene -> scene.length() <= 30),
            Arbitraries.of(ServiceStage.class).injectNull(0.3),
            Arbitraries.of("", "wl", "=1+1", "|查", "'退\\"),
            chart().injectNull(kind == ItemKind.NOTE ? 0.5 : 1))
        .as(Content::new);
  }

  @Property(tries = 300)
  void comesBackFromCsv(@ForAll("item") Stock.Held item, @ForAll boolean english)
      throws IOException {
    comesBack(item, table(TableForm.CSV, item, english ? Locale.ENGLISH : Locale.CHINA));
  }

  @Property(tries = 60)
  void comesBackFromXlsx(@ForAll("item") Stock.Held item) throws IOException {
    comesBack(item, table(TableForm.XLSX, item, Locale.CHINA));
  }

  @Property(tries = 300)
  void comesBackFromMarkdown(@ForAll("item") Stock.Held item) throws IOException {
    comesBack(item, markdown(item));
  }

  private static void comesBack(Stock.Held item, byte[] file) throws IOException {
    var read = read(file);
    assertThat(read.bad()).isEmpty();
    assertThat(read.items())
        .containsExactly(
            new Gathering.Item(
                new EntryReader.Key(item.kind(), item.content().title()),
                item.content(),
                item.terms()));
  }

  private static byte[] table(TableForm form, Stock.Held item, Locale locale) throws IOException {
    var columns = List.of(Column.values());
    var rows =
        new EntryWriter(AROUND, locale)
            .entries(item).stream()
                .map(
                    entry ->
                        columns.stream()
                            .map(column -> TableForm.harmless(entry.getOrDefault(column, "")))
                            .toList());
    var out = new ByteArrayOutputStream();
    var heading = columns.stream().map(column -> column.heading(locale)).toList();
    form.write("知识库", Stream.concat(Stream.of(heading), rows), out);
    return out.toByteArray();
  }

  private static byte[] markdown(Stock.Held item) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
      for (var entry : new EntryWriter(AROUND, Locale.CHINA).entries(item)) {
        MarkdownForm.write(entry, Locale.CHINA, writer);
      }
    }
    return out.toByteArray();
  }

  private static Gathering.Gathered read(byte[] file) throws IOException {
    var path = Files.createTempFile("knowledge", null);
    try {
      Files.write(path, file);
      return new Gathering(new EntryReader(AROUND)).gather(KnowledgeFile.of(path), () -> true);
    } finally {
      Files.delete(path);
    }
  }

  private static Gathering.Gathered readText(String text, Charset charset) throws IOException {
    return read(text.getBytes(charset));
  }

  @Example
  void readsHeadingsInAnyOrderAndEitherLanguage() throws IOException {
    for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
      var read = readText("答案,无关,问题,相似问\n48 小时内,x,多久发货,什么时候发|几天发\n", charset);

      var content = read.items().getFirst().content();
      assertThat(content.title()).isEqualTo("多久发货");
      assertThat(content.questions()).containsExactly("什么时候发", "几天发");
      assertThat(content.answers()).containsExactly(Content.Answer.toAll("48 小时内"));
    }
  }

  @Example
  void rowsOfOneTitleAreAnswersOfOneItem() throws IOException {
    var read = readText("title,vip from,answer\n发货,3,当天\n退货,,七天\n发货,,两天\n", StandardCharsets.UTF_8);

    assertThat(read.items()).hasSize(2);
    assertThat(read.items().getFirst().content().answers())
        .extracting(Content.Answer::text)
        .containsExactly("当天", "两天");
  }

  @Example
  void anItemWithOneBadRowIsLeftOutAsAWhole() throws IOException {
    var read =
        readText(
            """
            标题,回答,店铺,到期日
            发货,两天,,
            发货,当天,没有的店,
            退货,七天,,明天
            换货,,,
            ,没有标题,,
            ,,,
            尺码,看表,,2026/12/31
            """,
            StandardCharsets.UTF_8);

    assertThat(read.items()).extracting(item -> item.key().title()).containsExactly("尺码");
    assertThat(read.bad())
        .extracting(bad -> bad.entry().line() + " " + bad.reason().code())
        .containsExactly(
            "2 knowledge.sibling-bad",
            "3 knowledge.shop-unknown",
            "4 knowledge.day-malformed",
            "5 knowledge.answer-missing",
            "6 knowledge.title-malformed");
    assertThat(read.items().getFirst().terms().validUntil())
        .isEqualTo(Instant.parse("2026-12-31T16:00:00Z"));
  }

  @Example
  void picturesThatAreNotOursAreLeftOut() throws IOException {
    var read = readText("# 尺码\n> 多大\n\n看表\n![表](https://x.test/a.png)\n", StandardCharsets.UTF_8);

    assertThat(read.picturesLeftOut()).isEqualTo(1);
    assertThat(read.items().getFirst().content().answers().getFirst().text()).isEqualTo("看表");
  }

  @Example
  void aFormulaInACellIsHarmlessAndComesBack() {
    for (var cell : Arrays.asList("=1+1", "@x", "'=1", "'a", "-3", "普通")) {
      var harmless = TableForm.harmless(cell);
      assertThat("=+-@".indexOf(harmless.charAt(0))).isNegative();
      assertThat(TableForm.plain(harmless)).isEqualTo(cell);
    }
    assertThat(TableForm.plain("'手写")).isEqualTo("'手写");
  }
}
