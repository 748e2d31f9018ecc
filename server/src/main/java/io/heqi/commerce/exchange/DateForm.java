package io.heqi.commerce.exchange;

/// How a file writes times.
public enum DateForm {
  /// Year first with whatever signs between, ISO 8601, seconds since 1970, or a workbook's days.
  YEAR_FIRST,
  DAY_FIRST,
  MONTH_FIRST,
  /// Digits only: `20261120150000`, or `20261120`.
  DIGITS
}
