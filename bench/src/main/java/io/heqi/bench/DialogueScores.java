package io.heqi.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The shares of what the bot did, of all turns that were played and of those that are labelled.
final class DialogueScores {

  private static final List<Double> BARS = List.of(0.60, 0.55, 0.50, 0.45, 0.40, 0.35);

  private final Results results;
  private final List<DialogueReplay.Played> played;
  private final List<DialogueJudged> judged;

  DialogueScores(Results results, List<DialogueReplay.Played> played, DialogueLabels labels) {
    this.results = results;
    this.played = played;
    this.judged =
        played.stream()
            .flatMap(turn -> labels.of(turn.place()).map(l -> DialogueJudged.of(turn, l)).stream())
            .toList();
  }

  /// With the texts, for whoever has the data.
  void show() {
    judged.forEach(turn -> System.out.println(turn.told()));
  }

  void report() {
    for (var set : List.of(Dialogue.JDDC, Dialogue.ECD)) {
      reportTurns(set, played.stream().filter(turn -> turn.isOf(set)).toList());
      reportVerdicts(set, judged.stream().filter(turn -> turn.played().isOf(set)).toList());
    }
    reportVerdicts("both", judged);
    for (var need : DialogueLabels.Need.values()) {
      reportNeed(need, judged.stream().filter(turn -> turn.label().need() == need).toList());
    }
    reportBars();
    reportAnswers(judged.stream().filter(turn -> turn.did(BotReply.Kind.ANSWER)).toList());
    Arrays.stream(BotReply.Kind.values())
        .forEach(kind -> results.plain(lower(kind), share(played, t -> t.did(kind)), "share"));
    Arrays.stream(DialogueJudged.Verdict.values())
        .forEach(
            verdict ->
                results.plain(
                    "labelled." + lower(verdict), share(judged, t -> t.is(verdict)), "share"));
  }

  private void reportTurns(String set, List<DialogueReplay.Played> turns) {
    var dialogues = turns.stream().map(DialogueReplay.Played::dialogue).distinct().toList();
    var given =
        turns.stream()
            .filter(turn -> turn.did(BotReply.Kind.HAND_OVER))
            .map(DialogueReplay.Played::dialogue)
            .collect(Collectors.toSet());
    results.note(
        "%s: %d dialogues, %d turns; given to people at some turn %s"
            .formatted(set, dialogues.size(), turns.size(), interval(dialogues, given::contains)));
    for (var kind : BotReply.Kind.values()) {
      results.note("%s: %s %s".formatted(set, lower(kind), interval(turns, t -> t.did(kind))));
    }
    var first = turns.stream().filter(turn -> turn.turn().number() == 1).toList();
    results.note("%s, first turns: %s".formatted(set, counted(first)));
  }

  private void reportVerdicts(String set, List<DialogueJudged> labelled) {
    for (var verdict : DialogueJudged.Verdict.values()) {
      results.note(
          "%s labelled: %s %s"
              .formatted(set, lower(verdict), interval(labelled, t -> t.is(verdict))));
    }
  }

  private void reportNeed(DialogueLabels.Need need, List<DialogueJudged> labelled) {
    var offered = labelled.stream().filter(t -> t.did(BotReply.Kind.OFFER)).toList();
    var turns = labelled.stream().map(DialogueJudged::played).toList();
    results.note("%d labelled %s: %s".formatted(labelled.size(), lower(need), counted(turns)));
    if (need == DialogueLabels.Need.ANSWER) {
      results.note(
          "choices with a right one among them: " + interval(offered, DialogueJudged::holdsRight));
    }
  }

  private static String counted(List<DialogueReplay.Played> turns) {
    return Arrays.stream(BotReply.Kind.values())
        .map(kind -> lower(kind) + " " + count(turns, turn -> turn.did(kind)))
        .collect(Collectors.joining(", "));
  }

  /// What lower bars would bring, with the first choice of each offer taken for an answer.
  private void reportBars() {
    for (var bar : BARS) {
      var given = judged.stream().filter(turn -> turn.isSure(bar)).toList();
      results.note(
          "had it answered from confidence %.2f on: %d answers, right %s"
              .formatted(bar, given.size(), interval(given, DialogueJudged::isFirstRight)));
    }
  }

  private void reportAnswers(List<DialogueJudged> answered) {
    Predicate<DialogueJudged> isRight = turn -> turn.is(DialogueJudged.Verdict.RIGHT);
    results.note("right of the labelled answers: " + interval(answered, isRight));
    results.note(
        "wrong, by set, row and turn: "
            + answered.stream()
                .filter(isRight.negate())
                .map(DialogueJudged::named)
                .collect(Collectors.joining(", ")));
    results.plain("labelled.answers_right", share(answered, isRight), "share");
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static <T> long count(List<T> of, Predicate<T> wanted) {
    return of.stream().filter(wanted).count();
  }

  private static <T> double share(List<T> of, Predicate<T> wanted) {
    return of.isEmpty() ? 0 : (double) count(of, wanted) / of.size();
  }

  private static <T> String interval(List<T> of, Predicate<T> wanted) {
    return of.isEmpty() ? "none" : Answered.interval(share(of, wanted), of.size());
  }
}
