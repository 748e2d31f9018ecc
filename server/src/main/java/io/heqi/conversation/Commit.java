package io.heqi.conversation;

import java.util.List;

/// What one transaction did to one conversation: the row as it is now, and the lines that were
/// added.
public record Commit(ConversationRow row, List<Entry> entries) {}
