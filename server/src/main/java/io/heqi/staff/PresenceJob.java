package io.heqi.staff;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
class PresenceJob {

  private final Presences presences;

  PresenceJob(Presences presences) {
    this.presences = presences;
  }

  @Scheduled(fixedDelayString = "${heqi.staff.presence-sweep:5s}")
  void sweep() {
    presences.sweep();
  }
}
