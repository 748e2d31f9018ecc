package io.heqi.commerce.gateway;

import java.util.List;

/// What a push says, once it proved itself.
///
/// @param events what happened; none where the platform only looked whether we listen
/// @param unknown kinds of events that we know nothing of
/// @param answer what the platform wants to hear
public record PushReading(List<Event> events, List<String> unknown, Answer answer) {

  public PushReading {
    events = List.copyOf(events);
    unknown = List.copyOf(unknown);
  }

  /// @param id the platform's own, the same whenever it is repeated
  /// @param number of the order that it is about
  public record Event(String id, String kind, String number) {}

  /// @param type a media type
  public record Answer(String type, String body) {

    public static Answer json(String body) {
      return new Answer("application/json", body);
    }

    public static Answer text(String body) {
      return new Answer("text/plain;charset=UTF-8", body);
    }
  }
}
