package io.heqi.bench;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// Requests at even distances in time, whatever the server does, each on a thread of its own. A
/// late start counts as waiting, so a server that cannot keep up looks as slow as it is.
record Paced(int perSecond, int samples) {

  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);

  /// One request, by its number.
  interface Request {
    void send(int number) throws IOException, InterruptedException;
  }

  Histogram measure(Request request) throws IOException {
    var delays = new ConcurrentHistogram(LONGEST_NANOS, 3);
    var trouble = new AtomicReference<@Nullable Exception>();
    var distance = TimeUnit.SECONDS.toNanos(1) / perSecond;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var begun = System.nanoTime();
      for (var i = 0; i < samples && trouble.get() == null; i++) {
        var number = i;
        var due = begun + i * distance;
        for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        threads.execute(
            () -> {
              try {
                request.send(number);
                delays.recordValue(Math.min(System.nanoTime() - due, LONGEST_NANOS));
              } catch (IOException | InterruptedException | RuntimeException e) {
                trouble.compareAndSet(null, e);
              }
            });
      }
    }
    var failure = trouble.get();
    if (failure != null) {
      throw new IOException("a request failed", failure);
    }
    return delays;
  }
}
