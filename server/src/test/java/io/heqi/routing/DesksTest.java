package io.heqi.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.shared.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DesksTest {

  private static final Instant MORNING = Instant.parse("2026-11-20T01:00:00Z");

  private static AccountId agent(int number) {
    return new AccountId(new UUID(0, number));
  }

  private static Desks.Desk aDesk(int number, int load) {
    return new Desks.Desk(agent(number), true, false, load, 0, 8, MORNING);
  }

  @Test
  void takesTheLeastSaturated() {
    assertThat(new Desks(List.of(aDesk(1, 3), aDesk(2, 1), aDesk(3, 2))).choose(null))
        .hasValue(agent(2));
  }

  @Test
  void prefersTheAgentOfLastTime() {
    assertThat(new Desks(List.of(aDesk(1, 3), aDesk(2, 1))).choose(agent(1))).hasValue(agent(1));
  }

  @Test
  void passesOverTheAgentOfLastTimeWhoIsFull() {
    assertThat(new Desks(List.of(aDesk(1, 8), aDesk(2, 7))).choose(agent(1))).hasValue(agent(2));
  }

  @Test
  void putsTheTeamOfThePageFirst() {
    var ofTheTeam = new Desks.Desk(agent(3), true, true, 7, 0, 8, MORNING);
    assertThat(new Desks(List.of(aDesk(1, 0), ofTheTeam)).choose(agent(1))).hasValue(agent(3));
  }

  @Test
  void takesTheLongestIdleOfEquals() {
    var sinceNine = new Desks.Desk(agent(2), true, false, 0, 0, 8, MORNING);
    var sinceTen = new Desks.Desk(agent(1), true, false, 0, 0, 8, MORNING.plusSeconds(3_600));
    assertThat(new Desks(List.of(sinceTen, sinceNine)).choose(null)).hasValue(agent(2));
  }

  @Test
  void findsNobodyWhereAllAreFullOrServeAnotherShop() {
    var elsewhere = new Desks.Desk(agent(2), false, false, 0, 0, 8, MORNING);
    assertThat(new Desks(List.of(aDesk(1, 8), elsewhere)).choose(null)).isEmpty();
  }

  private static Desks.Desk aDeskWithAngry(int number, int load, int angry) {
    return new Desks.Desk(agent(number), true, false, load, angry, 8, MORNING);
  }

  @Test
  void anAngryCustomerDoesNotGoToWhoHasTwoWhileAnotherHasNone() {
    var desks = new Desks(List.of(aDeskWithAngry(1, 2, 2), aDeskWithAngry(2, 7, 0)));
    assertThat(desks.choose(agent(1))).hasValue(agent(1));
    assertThat(desks.sparing(2).choose(agent(1))).hasValue(agent(2));
  }

  @Test
  void whereEverybodyHasAngryCustomersTheUsualOrderHolds() {
    var desks = new Desks(List.of(aDeskWithAngry(1, 2, 2), aDeskWithAngry(2, 7, 1)));
    assertThat(desks.sparing(2).choose(null)).hasValue(agent(1));
  }

  @Property
  void nobodyGetsMoreThanTheShareWhileAnotherHasNone(@ForAll long seed) {
    var random = new Random(seed);
    var desks = new ArrayList<Desks.Desk>();
    for (var i = 1; i <= 5; i++) {
      desks.add(
          new Desks.Desk(
              agent(i),
              random.nextBoolean(),
              random.nextBoolean(),
              random.nextInt(10),
              random.nextInt(4),
              8,
              MORNING));
    }
    var able = desks.stream().filter(Desks.Desk::canTake).toList();
    var chosen = new Desks(desks).sparing(2).choose(agent(random.nextInt(5)));
    assertThat(chosen.isPresent()).isEqualTo(!able.isEmpty());
    if (able.stream().anyMatch(desk -> desk.angry() == 0)) {
      assertThat(able)
          .filteredOn(desk -> chosen.filter(desk.agent()::equals).isPresent())
          .allMatch(desk -> desk.angry() < 2);
    }
  }

  @Property
  void theSameSituationGivesTheSameAgent(@ForAll long seed) {
    var random = new Random(seed);
    var desks = new ArrayList<Desks.Desk>();
    for (var i = 1; i <= 6; i++) {
      desks.add(aDesk(i, random.nextInt(9)));
    }
    var first = new Desks(List.copyOf(desks)).choose(agent(2));
    Collections.shuffle(desks, random);
    assertThat(new Desks(desks).choose(agent(2))).isEqualTo(first);
  }
}
