package io.heqi.merchant;

import java.time.Duration;

/// What a shop is to be from now on.
public record SaveShop(
    String name,
    Platform platform,
    String zone,
    String responsibleDepartment,
    String greeting,
    String outOfHoursAnswer,
    Duration closeAfterSilence,
    Duration reopenWithin,
    int maxTextLength) {

  /// A new shop with the defaults of the house.
  public static SaveShop named(String name, Platform platform, String responsibleDepartment) {
    return new SaveShop(
        name,
        platform,
        "Asia/Shanghai",
        responsibleDepartment,
        "",
        "",
        Duration.ofHours(24),
        Duration.ofHours(72),
        4_000);
  }
}
