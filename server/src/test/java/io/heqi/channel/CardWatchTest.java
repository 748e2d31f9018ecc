package io.heqi.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.heqi.commerce.OrderId;
import io.heqi.foundation.limits.FramePace;
import io.heqi.foundation.realtime.SocketLink;
import io.heqi.shared.MerchantId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CardWatchTest {

  private static final MerchantId MERCHANT = new MerchantId(7);
  private static final UUID ID = new UUID(1, 2);
  private static final CardName CARD = new CardName("ORDER", ID);
  private static final CardTopic ORDER = CardTopic.order(new OrderId(ID));
  private static final CardTopic OWNER = CardTopic.owner(new OrderId(ID));

  private final CardWatch watch = new CardWatch();

  private static WidgetSocket page() {
    return new WidgetSocket(mock(SocketLink.class), null, "", mock(FramePace.class), 1);
  }

  @Test
  void manyChangesOfOneCardAreOneNews() {
    var page = page();
    watch.add(page, MERCHANT, CARD, Set.of(ORDER, OWNER));

    watch.changed(MERCHANT, ORDER);
    watch.changed(MERCHANT, OWNER);
    watch.changed(MERCHANT, ORDER);

    assertThat(watch.taken()).containsOnlyKeys(page).containsEntry(page, Set.of(CARD));
    assertThat(watch.taken()).isEmpty();
  }

  @Test
  void whoWasToldHearsOfTheNextChangeOnlyAfterAskingAgain() {
    var page = page();
    watch.add(page, MERCHANT, CARD, Set.of(ORDER));
    watch.changed(MERCHANT, ORDER);
    watch.taken();

    watch.changed(MERCHANT, ORDER);
    assertThat(watch.taken()).isEmpty();

    watch.add(page, MERCHANT, CARD, Set.of(ORDER));
    watch.changed(MERCHANT, ORDER);
    assertThat(watch.taken()).hasSize(1);
  }

  @Test
  void anotherMerchantsChangeIsNone() {
    watch.add(page(), MERCHANT, CARD, Set.of(ORDER));

    watch.changed(new MerchantId(8), ORDER);

    assertThat(watch.taken()).isEmpty();
  }

  @Test
  void nothingIsKeptOfPagesThatAreGone() {
    var page = page();
    watch.add(page, MERCHANT, CARD, Set.of(ORDER, OWNER));

    page.closed = true;
    watch.leave(page);
    watch.add(page, MERCHANT, CARD, Set.of(ORDER));

    assertThat(watch.size()).isZero();
  }

  @Test
  void ofAPageNoMoreCardsAreWatchedThanAChatShows() {
    var page = page();
    for (var i = 0; i < 2 * WidgetFrame.Cards.MOST; i++) {
      var id = new UUID(0, i);
      watch.add(
          page, MERCHANT, new CardName("ORDER", id), Set.of(CardTopic.order(new OrderId(id))));
    }
    assertThat(watch.size()).isEqualTo(WidgetFrame.Cards.MOST);
  }
}
