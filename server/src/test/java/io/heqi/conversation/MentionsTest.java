package io.heqi.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ConversationId;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestHouse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class MentionsTest {

  @Autowired private Mentions mentions;
  @Autowired private Conversations conversations;
  @Autowired private MessageLog log;
  @Autowired private TestHouse houses;

  private TestHouse.House house;
  private ConversationId id;

  @BeforeEach
  void aConversationOfTheAgent() {
    house = houses.aMerchant();
    id = houses.says(house, "小雨", "1", "围巾掉色").join().conversation();
    Tenancy.within(
        house.merchant(), () -> conversations.assign(house.agent(), id, house.agent().account()));
  }

  private Mentions.Alerts alertsOf(Actor reader) {
    return Tenancy.within(house.merchant(), () -> mentions.of(reader));
  }

  private Stored notes(Actor by, String text, Actor... mentioned) {
    var accounts = List.of(mentioned).stream().map(Actor::account).toList();
    return Tenancy.within(house.merchant(), () -> conversations.note(by, id, text, accounts));
  }

  private ConversationRow row() {
    return Tenancy.within(house.merchant(), () -> log.row(house.merchant(), id).orElseThrow());
  }

  @Test
  void theMentionedOneFindsTheLineUntilItWasSeen() {
    var seq = notes(house.agent(), "@店主 可以退吗？", house.owner()).seq();
    var alert = alertsOf(house.owner()).latest().getFirst();
    assertThat(alert.seq()).isEqualTo(seq);
    assertThat(alert.by()).isEqualTo(house.agent().account());
    assertThat(alert.text()).isEqualTo("@店主 可以退吗？");
    assertThat(alertsOf(house.owner()).unseen()).isEqualTo(1);

    Tenancy.run(house.merchant(), () -> mentions.see(house.owner(), id));
    assertThat(alertsOf(house.owner()).unseen()).isZero();
    assertThat(alertsOf(house.owner()).latest()).hasSize(1);
  }

  @Test
  void aMentionGivesNoRightToReadTheConversation() {
    notes(house.agent(), "@小陈 仓库还有吗？", house.colleague());
    var alert = alertsOf(house.colleague()).latest().getFirst();
    assertThat(alert.text()).isNull();
    assertThat(alert.customerName()).isNull();
    assertThatThrownBy(
            () ->
                Tenancy.within(
                    house.merchant(),
                    () -> conversations.note(house.colleague(), id, "有", List.of())))
        .hasMessageContaining("conversation.unknown");
  }

  @Test
  void nobodyIsAlertedByTheirOwnNote() {
    notes(house.agent(), "@小林 记得回访", house.agent());
    assertThat(alertsOf(house.agent()).unseen()).isZero();
  }

  @Test
  void onlyThoseWhoWorkHereCanBeMentioned() {
    var stranger = houses.aMerchant().agent();
    assertThatThrownBy(() -> notes(house.agent(), "@某人", stranger))
        .hasMessageContaining("staff.member-unknown");
  }

  @Test
  void aWhisperReachesTheAgentAndNeverTheCustomer() {
    Tenancy.within(house.merchant(), () -> conversations.whisper(house.owner(), id, "先道歉再解释"));
    var alert = alertsOf(house.agent()).latest().getFirst();
    assertThat(alert.kind()).isEqualTo(Mentions.Kind.WHISPER);
    assertThat(alert.text()).isEqualTo("先道歉再解释");
    var line =
        Tenancy.within(house.merchant(), () -> log.after(house.merchant(), id, 0, 50)).getLast();
    assertThat(line.isForCustomer()).isFalse();
    assertThat(line.data()).contains("whisper");
  }

  @Test
  void onlyASupervisorWhispersAndOnlyToSomebodyElse() {
    assertThatThrownBy(
            () ->
                Tenancy.within(
                    house.merchant(), () -> conversations.whisper(house.agent(), id, "嘿")))
        .hasMessageContaining("conversation.supervise");
    Tenancy.within(
        house.merchant(), () -> conversations.assign(house.owner(), id, house.owner().account()));
    assertThatThrownBy(
            () ->
                Tenancy.within(
                    house.merchant(), () -> conversations.whisper(house.owner(), id, "嘿")))
        .hasMessageContaining("conversation.whisper-to-nobody");
  }

  @Test
  void aWatchingSupervisorMarksNothingRead() {
    var last = row().lastSeq();
    Tenancy.within(house.merchant(), () -> conversations.readByAgent(house.owner(), id, last))
        .join();
    assertThat(row().agentReadSeq()).isZero();
    assertThat(row().unread()).isEqualTo(1);
    Tenancy.within(house.merchant(), () -> conversations.readByAgent(house.agent(), id, last))
        .join();
    assertThat(row().agentReadSeq()).isEqualTo(last);
    assertThat(row().unread()).isZero();
  }
}
