package io.heqi.bot.model;

import io.heqi.shared.MerchantId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/// How many calls of models may go on at a time, in the whole house and for one merchant. Nobody
/// waits for a place: what finds none goes on without a model.
@Component
class Places {

  private final Semaphore free;
  private final int most;
  private final Map<MerchantId, Integer> taken = new ConcurrentHashMap<>();

  Places(ModelHouse house) {
    this.free = new Semaphore(house.atOnce());
    this.most = house.atOnceOfOne();
  }

  Optional<Place> take(MerchantId merchant) {
    if (!free.tryAcquire()) {
      return Optional.empty();
    }
    if (taken.merge(merchant, 1, Integer::sum) > most) {
      leave(merchant);
      return Optional.empty();
    }
    return Optional.of(() -> leave(merchant));
  }

  private void leave(MerchantId merchant) {
    taken.computeIfPresent(merchant, (_, count) -> count == 1 ? null : count - 1);
    free.release();
  }

  /// A place that was taken; to be closed exactly once.
  @FunctionalInterface
  interface Place extends AutoCloseable {

    @Override
    void close();
  }
}
