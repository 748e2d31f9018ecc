package io.heqi.conversation.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.ConversationState;
import io.heqi.conversation.Conversations;
import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.ConversationId;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class InboxTest {

  private static final Inbox.Filter ALL =
      new Inbox.Filter(Inbox.View.ALL, null, null, null, null, false);

  @Autowired private Inbox inbox;
  @Autowired private Conversations conversations;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;

  @BeforeEach
  void aHouse() {
    house = houses.aMerchant();
  }

  private List<ConversationId> list(Inbox.Filter filter) {
    return Tenancy.within(house.merchant(), () -> inbox.list(house.owner(), filter, null, 50))
        .items()
        .stream()
        .map(ConversationRow::id)
        .toList();
  }

  private ConversationId from(String customer) {
    var id = houses.aConversation(house, customer);
    clock.advance(Duration.ofMinutes(2));
    return id;
  }

  @Test
  void filtersByTagShopAndState() {
    var plain = from("甲");
    var tagged = from("乙");
    Tenancy.run(
        house.merchant(), () -> conversations.tag(house.owner(), tagged, List.of("催单", "重点")));
    Tenancy.run(house.merchant(), () -> conversations.close(house.owner(), plain));

    assertThat(list(new Inbox.Filter(Inbox.View.ALL, null, null, "催单", null, false)))
        .containsExactly(tagged);
    assertThat(list(new Inbox.Filter(Inbox.View.ALL, null, null, "没有", null, false))).isEmpty();
    assertThat(list(new Inbox.Filter(Inbox.View.ALL, house.shop(), null, null, null, false)))
        .hasSize(2);
    assertThat(
            list(
                new Inbox.Filter(
                    Inbox.View.ALL, null, ConversationState.CLOSED, null, null, false)))
        .containsExactly(plain);
  }

  @Test
  void putsWhatWasSaidLastFirst() {
    var first = from("甲");
    var second = from("乙");
    assertThat(list(ALL)).containsExactly(second, first);
    var _ = houses.says(house, "甲", "again", "还在吗").join();
    assertThat(list(ALL)).containsExactly(first, second);
  }

  @Test
  void pagesThroughEverythingOnce() {
    var all = new ArrayList<ConversationId>();
    for (var i = 0; i < 7; i++) {
      all.addFirst(from("买家" + i));
    }
    var seen = new ArrayList<ConversationId>();
    @Nullable String cursor = null;
    do {
      var after = cursor;
      var page = Tenancy.within(house.merchant(), () -> inbox.list(house.owner(), ALL, after, 3));
      page.items().forEach(row -> seen.add(row.id()));
      cursor = page.next();
    } while (cursor != null);
    assertThat(seen).isEqualTo(all);
  }
}
