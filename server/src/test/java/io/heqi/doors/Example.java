package io.heqi.doors;

import org.jspecify.annotations.Nullable;

/// How a door is used rightly. Words in braces stand for what a [Scene] holds.
///
/// @param body JSON; null for none
/// @param file the content of a file to hand in; null for none
/// @param answers the status that a rightful caller gets
/// @param toStrangers the status that another merchant gets who names our ids
/// @param unaudited why a success writes nothing into the audit log; null where it must
record Example(
    String query,
    @Nullable String body,
    @Nullable String file,
    int answers,
    int toStrangers,
    @Nullable String unaudited) {

  static final Example BARE = new Example("", null, null, 200, 404, null);

  static Example body(String body) {
    return new Example("", body, null, 200, 404, null);
  }

  static Example query(String query) {
    return new Example(query, null, null, 200, 404, null);
  }

  Example withFile(String content) {
    return new Example(query, body, content, answers, toStrangers, unaudited);
  }

  Example answering(int status) {
    return new Example(query, body, file, status, toStrangers, unaudited);
  }

  Example emptyToStrangers() {
    return new Example(query, body, file, answers, 200, unaudited);
  }

  Example unaudited(String reason) {
    return new Example(query, body, file, answers, toStrangers, reason);
  }

  boolean isAnswer(int status) {
    return answers == 200 ? status / 100 == 2 : status == answers;
  }
}
