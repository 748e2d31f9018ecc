package io.heqi.commerce.gateway;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// A call at a shop's push address, as it came over the line.
public final class Push {

  private final String path;
  private final Map<String, String> query;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final byte[] body;
  private final Instant at;

  /// @param path the address without what follows the question mark
  /// @param query its parameters, decoded
  /// @param headers by their names in any case
  /// @param at when it came
  public Push(
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      byte[] body,
      Instant at) {
    this.path = path;
    this.query = Map.copyOf(query);
    this.headers.putAll(headers);
    this.body = body.clone();
    this.at = at;
  }

  public String path() {
    return path;
  }

  public Map<String, String> query() {
    return query;
  }

  /// Empty where it is missing.
  public String parameter(String name) {
    return query.getOrDefault(name, "");
  }

  /// Empty where it is missing.
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  public byte[] body() {
    return body.clone();
  }

  public Instant at() {
    return at;
  }
}
