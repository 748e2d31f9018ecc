package io.heqi.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class MarkQueueTest {

  private final MarkQueue queue = new MarkQueue();

  private static MarkQueue.Place aPlace(long merchant) {
    return new MarkQueue.Place(new MerchantId(merchant), ConversationId.next());
  }

  @Test
  void aConversationWaitsOnceAndIsTakenWithOthersOfItsMerchant() {
    var first = aPlace(1);
    var elsewhere = aPlace(2);
    var second = aPlace(1);
    queue.add(first);
    queue.add(elsewhere);
    queue.add(second);
    queue.add(first);

    assertThat(queue.take(10)).containsExactly(first, second);
    assertThat(queue.take(10)).containsExactly(elsewhere);
    assertThat(queue.take(10)).isEmpty();
  }

  @Test
  void theOldestGoWhereThereAreTooMany() {
    var all = new ArrayList<MarkQueue.Place>();
    for (var i = 0; i <= MarkQueue.MOST; i++) {
      all.add(aPlace(1));
      queue.add(all.getLast());
    }
    assertThat(queue.take(Integer.MAX_VALUE)).isEqualTo(all.subList(1, all.size()));
  }
}
