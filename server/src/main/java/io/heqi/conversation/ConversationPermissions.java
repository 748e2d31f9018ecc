package io.heqi.conversation;

import io.heqi.shared.Permission;
import io.heqi.shared.RoleTemplate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a role may do with conversations.
public final class ConversationPermissions {

  /// Read one's own conversations and the queue, and answer them.
  public static final Permission REPLY = new Permission("conversation.reply", RoleTemplate.AGENT);

  /// Read everybody's conversations.
  public static final Permission READ_ALL =
      new Permission("conversation.read-all", RoleTemplate.SUPERVISOR);

  /// Watch the live board, whisper, take conversations over, assign them to others.
  public static final Permission SUPERVISE =
      new Permission("conversation.supervise", RoleTemplate.SUPERVISOR);

  /// Take conversations out of the house as a file.
  public static final Permission EXPORT =
      new Permission("conversation.export", RoleTemplate.SUPERVISOR);

  /// Change forbidden words.
  public static final Permission WORDS =
      new Permission("conversation.words", RoleTemplate.SUPERVISOR);

  private ConversationPermissions() {}

  @Configuration
  static class Contribution {

    @Bean
    Permission.Group conversationPermissions() {
      return new Permission.Group(
          "conversation", List.of(REPLY, READ_ALL, SUPERVISE, EXPORT, WORDS));
    }
  }
}
