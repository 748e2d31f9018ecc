/// What the desk lives on: the lists of conversations, the socket that keeps them fresh and catches
/// up after a break, drafts, search and counts.
@NamedInterface("inbox")
@NullMarked
package io.heqi.conversation.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
