package io.heqi.foundation.exchange;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works on the imports of all merchants, one at a time on each node, beside whoever looks for
/// them.
public final class ImportSweep<J> {

  private static final Logger log = LoggerFactory.getLogger(ImportSweep.class);

  private final String name;
  private final Supplier<Optional<J>> claim;
  private final Consumer<J> work;
  private final AtomicBoolean isBusy = new AtomicBoolean();

  /// @param claim takes the next import that nobody works on
  public ImportSweep(String name, Supplier<Optional<J>> claim, Consumer<J> work) {
    this.name = name;
    this.claim = claim;
    this.work = work;
  }

  /// Begins to work where there is something to do and this node has its hands free.
  public void look() {
    if (isBusy.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name(name).start(this::workAndRest);
    }
  }

  private void workAndRest() {
    try {
      for (var job = claim.get(); job.isPresent(); job = claim.get()) {
        work.accept(job.get());
      }
    } catch (RuntimeException e) {
      log.error("The imports could not be looked for: {}", name, e);
    } finally {
      isBusy.set(false);
    }
  }
}
