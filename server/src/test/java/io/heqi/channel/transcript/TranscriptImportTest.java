package io.heqi.channel.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.ConversationState;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.SenderKind;
import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.Refusal;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class TranscriptImportTest {

  private static final String TABLE =
      """
      会话编号,买家昵称,发送方,客服昵称,发送时间,消息内容
      s1,小雨,买家,,2026-10-01 09:00:00,"你好, 有货吗"
      s1,小雨,客服,小林,2026-10-01 09:00:45,有的
      s1,小雨,买家,,昨天下午,时间写错的一行
      s1,小雨,买家,,2026-10-01 09:01:00,
      s2,小雪,客服,小林,2026/10/1 9:05,客服先说话
      s2,小雪,买家,,2026/10/1 9:06,在吗
      """;

  @Autowired private Imports imports;
  @Autowired private Replays replays;
  @Autowired private TestClock clock;
  @Autowired private MessageLog log;
  @Autowired private TestHouse houses;

  private TestHouse.House house;

  @BeforeEach
  void aHouse() {
    house = houses.aMerchant();
  }

  private <R> R within(ScopedValue.CallableOp<R, RuntimeException> work) {
    return Tenancy.within(house.merchant(), work);
  }

  private Imports.Preview handIn(byte[] content) {
    return within(
        () -> {
          try {
            return imports.handIn(
                house.owner(), house.shop(), "记录", new ByteArrayInputStream(content));
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  private TranscriptImport imported(byte[] content) {
    var preview = handIn(content);
    var id = preview.transcript().id();
    within(() -> imports.start(house.owner(), id, preview.guess()));
    return over(id);
  }

  private TranscriptImport over(UUID id) {
    return await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> within(() -> imports.find(house.owner(), id)), job -> job.finishedAt() != null);
  }

  private List<Entry> everything() {
    return within(() -> log.log(house.merchant(), 0, 100_000));
  }

  private ConversationRow row(Entry line) {
    return within(() -> log.row(house.merchant(), line.conversation()).orElseThrow());
  }

  private Entry said(String text) {
    return everything().stream().filter(e -> e.body().equals(text)).findFirst().orElseThrow();
  }

  @Test
  void takesTheGoodRowsAndNamesTheBadOnes() {
    var job = imported(TABLE.getBytes(Charset.forName("GB18030")));
    assertThat(job.state()).isEqualTo("DONE");
    assertThat(job.charset()).isEqualTo("GB18030");
    assertThat(job.linesStored()).isEqualTo(3);
    assertThat(within(() -> imports.bad(house.owner(), job.id())))
        .extracting(bad -> bad.row() + " " + bad.code())
        .containsExactly("3 time-malformed", "4 content-missing", "5 agent-spoke-first");

    var question = said("你好, 有货吗");
    assertThat(question.sentAt()).isEqualTo(Instant.parse("2026-10-01T01:00:00Z"));
    var row = row(question);
    assertThat(row.state()).isEqualTo(ConversationState.CLOSED);
    assertThat(row.customerName()).isEqualTo("小雨");
    assertThat(row.syntheticTimes()).isFalse();
    assertThat(row.waitingSince()).isNull();
    var answer = said("有的");
    assertThat(answer.senderId()).isEqualTo(house.agent().account().value());
  }

  @Test
  void changesNothingTheSecondTime() {
    var content = TABLE.getBytes(StandardCharsets.UTF_8);
    imported(content);
    var before = everything();
    var again = imported(content);
    assertThat(again.linesStored()).isZero();
    assertThat(again.linesKnown()).isEqualTo(3);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void goesOnAfterACrashWithoutDoubling() {
    var content =
        ("会话,买家,发送方,内容\n"
                + IntStream.range(0, 900)
                    .mapToObj(i -> "s%d,b%d,买家,第%d句".formatted(i % 30, i % 30, i))
                    .collect(Collectors.joining("\n")))
            .getBytes(StandardCharsets.UTF_8);
    var job = imported(content);
    // A node that died left the import running: whoever takes it over reads it from the beginning.
    Tenancy.run(house.merchant(), () -> imports.run(job));
    var lines = everything().stream().filter(e -> e.kind().isSaid()).toList();
    assertThat(lines).hasSize(900).extracting(Entry::body).doesNotHaveDuplicates();
  }

  @Test
  void makesUpTimesWhereThereAreNoneAndSaysSo() {
    imported("会话,发送方,内容\ns1,买家,在吗\ns1,客服,在的".getBytes(StandardCharsets.UTF_8));
    var question = said("在吗");
    var answer = said("在的");
    assertThat(answer.sentAt()).isAfter(question.sentAt());
    assertThat(row(question).syntheticTimes()).isTrue();
  }

  @Test
  void readsAWorkbook() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "test", "1.0")) {
      var sheet = book.newWorksheet("聊天记录");
      var rows =
          List.of(
              List.of("买家", "角色", "时间", "内容"),
              List.of("小雨", "买家", "2026-10-01 09:00:00", "工作簿里的话"));
      for (var r = 0; r < rows.size(); r++) {
        for (var c = 0; c < 4; c++) {
          sheet.value(r, c, rows.get(r).get(c));
        }
      }
    }
    var job = imported(out.toByteArray());
    assertThat(job.format()).isEqualTo("XLSX");
    assertThat(said("工作簿里的话")).isNotNull();
  }

  @Test
  void refusesWhatIsNoTranscript() throws IOException {
    var noise = new byte[4_000];
    new java.util.Random(1).nextBytes(noise);
    assertThatThrownBy(() -> handIn(noise)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> handIn(new byte[0])).isInstanceOf(Refusal.class);
    var zip = new ByteArrayOutputStream();
    try (var packed = new ZipOutputStream(zip)) {
      packed.putNextEntry(new ZipEntry("xl/workbook.xml"));
      var zeros = new byte[1_000_000];
      for (var i = 0; i < 1_100; i++) {
        packed.write(zeros);
      }
    }
    assertThatThrownBy(() -> handIn(zip.toByteArray())).isInstanceOf(Refusal.class);
  }

  @Test
  void saysWhichOfManyRubbishRowsItCouldNotTake() {
    var rubbish = ("会话,发送方,内容\n" + "x,,\n".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
    var job = imported(rubbish);
    assertThat(job.rowsBad()).isEqualTo(20_000);
    assertThat(within(() -> imports.bad(house.owner(), job.id()))).hasSize(1_000);
  }

  @Test
  void stopsWhenCancelled() {
    var preview = handIn(TABLE.getBytes(StandardCharsets.UTF_8));
    var id = preview.transcript().id();
    Tenancy.run(house.merchant(), () -> imports.cancel(house.owner(), id));
    assertThatThrownBy(() -> within(() -> imports.start(house.owner(), id, preview.guess())))
        .hasMessageContaining("channel.import-started");
    assertThat(over(id).state()).isEqualTo("CANCELLED");
  }

  @Test
  void takesRealTalks() throws IOException {
    var folder = System.getenv("HEQI_TEST_DATA");
    assumeThat(folder)
        .as("HEQI_TEST_DATA names the test data; without it this is skipped")
        .isNotNull();
    for (var name : List.of("dialogue_jddc.jsonl", "dialogue_ecd.jsonl")) {
      var lines = Files.readAllLines(Path.of(folder, "dev", name)).stream().limit(60).toList();
      var job = imported(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
      assertThat(job.state()).isEqualTo("DONE");
      assertThat(job.conversations()).isEqualTo(lines.size());
    }
    var said = everything().stream().filter(e -> e.kind().isSaid()).toList();
    assertThat(said).hasSizeGreaterThan(500);
    assertThat(said).anyMatch(e -> e.sender() == SenderKind.AGENT);
  }

  @Test
  void playsACustomersSideAgainAndNothingTwice() {
    var job = imported(TABLE.getBytes(StandardCharsets.UTF_8));
    var replay = within(() -> replays.start(house.owner(), job.id(), 10, 5));
    clock.advance(Duration.ofMinutes(10));
    await()
        .until(
            () -> within(() -> replays.list(house.owner())).getFirst(),
            now -> now.state().equals("DONE"));
    var now = within(() -> replays.list(house.owner())).getFirst();
    assertThat(now.played()).isEqualTo(now.total());
    var simulated =
        everything().stream()
            .filter(e -> row(e).channel().equals(replay.channel()))
            .filter(e -> e.kind().isSaid())
            .map(Entry::body)
            .toList();
    assertThat(simulated).containsExactlyInAnyOrder("你好, 有货吗", "在吗");
    assertThatThrownBy(() -> within(() -> stopped(replay))).hasMessage("channel.replay-over");
  }

  private Replay stopped(Replay replay) {
    replays.stop(house.owner(), replay.id());
    return replay;
  }
}
