package io.heqi.foundation.queue;

import io.heqi.shared.MerchantId;
import java.time.Duration;
import java.util.List;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/// Serves the queues of all modules.
@Component
public class QueueRunner implements SchedulingConfigurer {

  private static final Duration FORGETTING = Duration.ofMinutes(10);

  private final List<QueueWorker<?>> workers;
  private final QueueSettings settings;

  QueueRunner(List<QueueJob<?>> jobs, QueueWorker.Tools tools, QueueSettings settings) {
    this.settings = settings;
    this.workers = jobs.stream().<QueueWorker<?>>map(job -> worker(job, tools)).toList();
  }

  private static <T extends StoredQueue.Taken> QueueWorker<T> worker(
      QueueJob<T> job, QueueWorker.Tools tools) {
    return new QueueWorker<>(job, tools);
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    for (var worker : workers) {
      tasks.addFixedDelayTask(worker::sweep, settings.paceOf(worker.plan()));
      tasks.addFixedDelayTask(worker::forget, FORGETTING);
    }
  }

  /// Works off at once what is due of one merchant.
  public void serve(QueueJob<?> job, MerchantId merchant) {
    workers.stream().filter(worker -> worker.job().equals(job)).forEach(w -> w.serve(merchant));
  }

  /// Forgets at once what was done long ago.
  public void forget() {
    workers.forEach(QueueWorker::forget);
  }

  @EventListener(ContextClosedEvent.class)
  void stop() {
    workers.forEach(QueueWorker::stop);
  }
}
