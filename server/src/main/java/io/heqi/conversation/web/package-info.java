/// The HTTP face of conversations.
@NamedInterface("web")
@NullMarked
package io.heqi.conversation.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
