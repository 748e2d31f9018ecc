/// Cards: messages that show a thing of the house, an order for example, as it is when somebody
/// looks at it. Other modules add kinds of their own.
@NamedInterface("card")
@NullMarked
package io.heqi.conversation.card;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
