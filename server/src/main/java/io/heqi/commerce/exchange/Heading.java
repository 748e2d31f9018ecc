package io.heqi.commerce.exchange;

import java.util.List;

/// The row with the names of the columns.
///
/// @param row as a spreadsheet counts, from 1
public record Heading(int row, List<String> names) {}
