/// What an agent wants to be said at a time of their choice: kept as a row, sent by a job through
/// the same door as any reply, held back with a reason where that is no longer right.
@NamedInterface("later")
@NullMarked
package io.heqi.conversation.later;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
