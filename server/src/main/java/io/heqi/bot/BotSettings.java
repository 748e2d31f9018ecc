package io.heqi.bot;

import io.heqi.shared.Refusal;

/// How a shop's bot behaves.
///
/// @param name under which it answers
/// @param precision the share of its answers that has to be right, 0.5 to 0.99
/// @param vipToPeople customers from this VIP level on go to people at once; 0 for nobody
/// @param moneyToPeople who writes of more yuan than this goes to people; 0 for nobody
/// @param angryFirst whether who sounds angry or in danger comes first in the queue, bot or no bot
public record BotSettings(
    boolean enabled,
    String name,
    double precision,
    int vipToPeople,
    int moneyToPeople,
    boolean angryFirst) {

  public static final BotSettings OFF = new BotSettings(false, "小和", 0.95, 0, 500, true);

  public BotSettings {
    name = name.strip();
    if (name.isEmpty() || name.length() > 20) {
      throw Refusal.invalid("bot.name-malformed", 20);
    }
    if (precision < 0.5 || precision > 0.99) {
      throw Refusal.invalid("bot.precision-malformed");
    }
    if (vipToPeople < 0 || vipToPeople > 9 || moneyToPeople < 0 || moneyToPeople > 10_000_000) {
      throw Refusal.invalid("bot.limits-malformed");
    }
  }
}
