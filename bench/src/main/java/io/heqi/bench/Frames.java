package io.heqi.bench;

/// Finds what the load clients need in a server's text without reading it as JSON: their own
/// processor time is spent on the machine that is measured. What they look for never occurs inside
/// a body they send.
final class Frames {

  static final String ACK = "\"type\":\"ack\"";
  static final String REFUSED = "\"type\":\"refused\"";
  static final String READY = "\"type\":\"ready\"";
  static final String STATUS = "\"type\":\"status\"";
  static final String BODY = "\"body\":\"";

  private Frames() {}

  static boolean has(String text, String sign) {
    return text.contains(sign);
  }

  static int count(String text, String sign) {
    var found = 0;
    for (var at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length())) {
      found++;
    }
    return found;
  }

  /// The text value of the first such field after `from`.
  static String text(String text, String field, int from) {
    var key = "\"" + field + "\":\"";
    var start = text.indexOf(key, from);
    if (start < 0) {
      throw new IllegalArgumentException("no " + field + " in " + text);
    }
    start += key.length();
    return text.substring(start, text.indexOf('"', start));
  }
}
