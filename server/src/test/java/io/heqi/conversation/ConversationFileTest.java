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
import java.util.Locale;
import java.util.Set;
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

  private String write(Actor by, ConversationFile.Format format) {
    return Tenancy.within(
        house.merchant(), () -> files.write(by, id, format, Locale.SIMPLIFIED_CHINESE));
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
  void isShutToAgents() {
    assertThatThrownBy(() -> write(house.agent(), ConversationFile.Format.TEXT))
        .hasMessageContaining("conversation.export");
  }
}
