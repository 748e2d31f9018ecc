package io.heqi.commerce.exchange;

import io.heqi.foundation.exchange.Reason;
import io.heqi.shared.Refusal;
import org.jspecify.annotations.Nullable;

/// Why a row is left out.
///
/// @param field whose cell is to blame; null where it is the row as a whole
/// @param value of that cell, masked
record Flaw(int line, @Nullable Field field, String value, Reason reason) {

  static Flaw of(FileRow row, Field field, Refusal why) {
    var value = Cell.masked(field.kind(), row.cell(field));
    return new Flaw(row.line(), field, value, Reason.of(why));
  }

  static Flaw of(int line, Refusal why) {
    return new Flaw(line, null, "", Reason.of(why));
  }
}
