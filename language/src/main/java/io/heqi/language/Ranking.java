package io.heqi.language;

import java.util.List;

/// The items that may answer a question, the best first, one [Match] for each.
///
/// @param margin by how much the best is ahead of the next item that asks something else, 0 to 1
/// @param confidence 0 to 1, of the best one being right: half of it is how alike the meanings are
///     and half the margin. No probability, and its scale differs between bodies of knowledge;
///     [Calibration] finds the value that is enough. 0 where nothing matches.
public record Ranking(List<Match> matches, double margin, double confidence) {}
