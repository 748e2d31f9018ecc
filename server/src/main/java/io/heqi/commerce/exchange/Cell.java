package io.heqi.commerce.exchange;

import io.heqi.foundation.text.Masking;

/// What stands in a cell, without what export programs put around it.
final class Cell {

  private static final String BLANKS = "\t\r\n\u00a0\u3000\ufeff\u200b\0";
  private static final int SHOWN = 60;

  private Cell() {}

  /// Programs that want a long number read as text write it behind a tab, behind an apostrophe, or
  /// as `="6917…"`.
  static String bare(String cell) {
    var from = 0;
    var to = cell.length();
    while (from < to && isBlank(cell.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(cell.charAt(to - 1))) {
      to--;
    }
    if (to - from >= 3 && cell.charAt(from) == '=' && cell.charAt(from + 1) == '"') {
      return cell.charAt(to - 1) == '"' ? bare(cell.substring(from + 2, to - 1)) : cell;
    }
    if (to - from >= 2 && cell.charAt(from) == '"' && cell.charAt(to - 1) == '"') {
      return bare(cell.substring(from + 1, to - 1));
    }
    if (to - from >= 2 && cell.charAt(from) == '\'') {
      return bare(cell.substring(from + 1, to));
    }
    var bare = cell.substring(from, to);
    return bare.indexOf('\0') < 0 ? bare : bare.replace("\0", "");
  }

  private static boolean isBlank(char c) {
    return c == ' ' || BLANKS.indexOf(c) >= 0;
  }

  /// What export programs write where there is nothing.
  static boolean isNothing(String bare) {
    return switch (bare) {
      case "", "-", "--", "—", "/", "null", "NULL", "None", "N/A" -> true;
      default -> false;
    };
  }

  /// The cell for people who may see that something is wrong with it, but not whose it is.
  static String masked(Field.Kind kind, String bare) {
    var shown =
        switch (kind) {
          case NAME -> Masking.name(bare);
          case PHONE -> bare.isEmpty() ? "" : Masking.phone(bare);
          case ADDRESS -> bare.isEmpty() ? "" : "****";
          default -> Masking.mask(bare);
        };
    return shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + "…";
  }
}
