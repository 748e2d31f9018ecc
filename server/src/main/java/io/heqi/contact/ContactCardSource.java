package io.heqi.contact;

import java.util.Map;
import java.util.Optional;

/// What is shown with the words of a contact where a chat can show more than words.
public interface ContactCardSource {

  /// @param key under which the contact was planned
  /// @return empty for contacts of others
  Optional<Map<String, Object>> card(String key);
}
