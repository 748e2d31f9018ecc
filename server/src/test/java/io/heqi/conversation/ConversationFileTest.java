package io.heqi.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.conversation.inbox.ConversationFile;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ConversationId;
import io.heqi.staff.AuditLog;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestHouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@HeqiTest
class ConversationFileTest {

  @Autowired private ConversationFile files;
  @Autowired private Conversations conversations;
  @Autowired private AuditLog audit;
  @Autowired private JsonMapper json;
  @Autowired private TestHouse houses;

  private TestHouse.House house;
  private ConversationId id;

  @BeforeEach
  void aConversation() {
    house = houses.aMerchant();
    id = houses.says(house, "小雨", "1", "我的电话 13812345678").join().conversation();
    var reply = new Conversations.Reply(id, "1", MessageContent.text("收到"), null);
    Tenancy.within(house.merchant(), () -> conversations.reply(house.agent(), reply)).join();
  }

  private byte[] bytes(Actor by, ConversationFile.Format format) {
    return Tenancy.within(
        house.merchant(), () -> files.write(by, id, format, Locale.SIMPLIFIED_CHINESE));
  }

  private String write(Actor by, ConversationFile.Format format) {
    return new String(bytes(by, format), StandardCharsets.UTF_8);
  }

  private static String textOf(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void says(String key, String text) {
    var _ = houses.says(house, "小雨", key, text).join();
  }

  @Test
  void readsLikeATalkAndStandsInTheAuditLog() {
    assertThat(write(house.owner(), ConversationFile.Format.TEXT))
        .contains("测试店", "小雨: 我的电话 13812345678", "小林: 收到");
    var entries = Tenancy.within(house.merchant(), () -> audit.read(house.owner(), null, 5));
    assertThat(entries.items())
        .anyMatch(
            e -> e.action().equals("conversation.exported") && e.subject().equals(id.toString()));
  }

  @Test
  void holdsEveryLineForAMachine() {
    var whole = json.readTree(write(house.owner(), ConversationFile.Format.JSON));
    assertThat(whole.path("lines").size())
        .isEqualTo(whole.path("conversation").path("lastSeq").asInt());
  }

  @Test
  void carriesNoMarkAway() {
    var reason = new Mark.Reason(2, List.of("骗子"));
    var mark = new Mark(Mark.Mood.ANGRY, reason, List.of(), null, true, Map.of());
    Tenancy.run(house.merchant(), () -> conversations.hear(house.merchant(), Map.of(id, mark)));
    assertThat(write(house.owner(), ConversationFile.Format.JSON)).doesNotContain("ANGRY");
  }

  @Test
  void hidesWhatTheDeskHides() {
    var supervisor =
        new Actor(
            house.merchant(),
            house.colleague().account(),
            "小陈",
            Set.of("conversation.export", "conversation.read-all", "conversation.reply"),
            "127.0.0.1");
    assertThat(write(supervisor, ConversationFile.Format.TEXT)).doesNotContain("13812345678");
    assertThat(write(supervisor, ConversationFile.Format.JSON)).doesNotContain("13812345678");
  }

  @Test
  void thePdfHoldsWhatTheTextHoldsOverManyPages() {
    for (var i = 0; i < 60; i++) {
      says("line" + i, "第" + i + "句：这条裙子洗了会不会缩水？size M or L, 喆堃收");
    }
    var text = write(house.owner(), ConversationFile.Format.TEXT);
    var read = textOf(bytes(house.owner(), ConversationFile.Format.PDF)).replaceAll("\\s", "");
    text.lines()
        .skip(2)
        .map(line -> line.replaceFirst("^\\[[^]]*] [^:]*: ", "").replaceAll("\\s", ""))
        .forEach(said -> assertThat(read).contains(said));
    assertThat(read).contains("测试店", "小林", "1/");
  }

  @Test
  void thePdfHidesWhatTheDeskHidesAndShowsWhereALetterIsMissing() {
    says("emoji", "好看😀 电话 13912345678");
    var supervisor =
        new Actor(
            house.merchant(),
            house.colleague().account(),
            "小陈",
            Set.of("conversation.export", "conversation.read-all", "conversation.reply"),
            "127.0.0.1");
    assertThat(textOf(bytes(supervisor, ConversationFile.Format.PDF)))
        .contains("好看〓")
        .doesNotContain("13912345678", "13812345678");
    assertThat(textOf(bytes(house.owner(), ConversationFile.Format.PDF))).contains("13912345678");
  }

  @Test
  void isShutToAgents() {
    assertThatThrownBy(() -> write(house.agent(), ConversationFile.Format.TEXT))
        .hasMessageContaining("conversation.export");
  }
}
