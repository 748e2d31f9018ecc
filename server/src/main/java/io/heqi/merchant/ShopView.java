package io.heqi.merchant;

import io.heqi.shared.ShopId;
import java.time.Duration;

/// A shop as its set-up page shows it.
///
/// @param closeAfterSilence a conversation without messages for so long is closed
/// @param reopenWithin a customer who returns within this time after the close continues the same
///     conversation
/// @param maxTextLength most characters of one text message
public record ShopView(
    ShopId id,
    String name,
    Platform platform,
    String zone,
    String responsibleDepartment,
    String greeting,
    String outOfHoursAnswer,
    Duration closeAfterSilence,
    Duration reopenWithin,
    int maxTextLength) {}
