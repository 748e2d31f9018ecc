/// Hands what we say to other systems, out of a stored queue.
@NamedInterface("delivery")
@NullMarked
package io.heqi.conversation.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
