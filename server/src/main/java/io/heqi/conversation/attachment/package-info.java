/// Files that are sent: their type told by their content, their size limited, pictures written anew
/// without what cameras hide in them, and never shown inside our pages' own origin as anything that
/// could run.
@NamedInterface("attachment")
@NullMarked
package io.heqi.conversation.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
