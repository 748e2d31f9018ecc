package io.heqi.conversation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param batch most changes that share one transaction; 1 commits each alone
/// @param writerLanes how many transactions write conversations at once; merchants are hashed to
///     them
@ConfigurationProperties("heqi.conversation")
record ConversationSettings(@DefaultValue("2") int writerLanes, @DefaultValue("500") int batch) {}
