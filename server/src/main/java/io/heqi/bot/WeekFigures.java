package io.heqi.bot;

import java.util.Map;

/// What the bot did in a week.
///
/// @param asked lines of customers that it had to answer; greetings and thanks do not count
/// @param offered where it offered choices, `askedBack` where it asked what was meant
/// @param reasons why it handed over, by code
/// @param solved answers of which customers said that they helped, `unsolved` that they did not
public record WeekFigures(
    int asked,
    int answered,
    int offered,
    int askedBack,
    int handedOver,
    Map<String, Integer> reasons,
    int solved,
    int unsolved) {

  /// The share of the asked that was answered, 0 to 1; 0 where nothing was asked.
  public double shareAnswered() {
    return asked == 0 ? 0 : (double) answered / asked;
  }
}
