/// Scripts beside the agent who writes: which hold in a conversation, filled with what is known of
/// it, and how often they are said.
@NamedInterface("script")
@NullMarked
package io.heqi.conversation.script;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
