package io.heqi.bot.comparison;

/// How far one of the two answers has come.
///
/// @param shown conversations in which it was given
/// @param settled of the first wanted ones, those whose outcome is known
/// @param held of these, those for which it was enough
public record Tally(int shown, int settled, int held) {

  static final Tally NONE = new Tally(0, 0, 0);

  Share share() {
    return new Share(held, settled);
  }
}
