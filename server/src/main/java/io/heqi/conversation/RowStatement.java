package io.heqi.conversation;

import java.util.regex.Pattern;

/// A statement over rows that come from `unnest`, and the same over a lone row, which comes as
/// plain values: then the database unpacks no arrays and looks rows up by their keys alone.
///
/// @param many with `unnest(?::type[], …)`
/// @param lone with `(values (?::type, …))` instead
record RowStatement(String many, String lone) {

  private static final Pattern ROWS = Pattern.compile("unnest\\(([^)]*)\\)");

  static RowStatement of(String many) {
    var rows = ROWS.matcher(many);
    if (!rows.find()) {
      throw new IllegalArgumentException("no rows are read from unnest: " + many);
    }
    var values = "(values (%s))".formatted(rows.group(1).replace("[]", ""));
    return new RowStatement(
        many, many.substring(0, rows.start()) + values + many.substring(rows.end()));
  }
}
