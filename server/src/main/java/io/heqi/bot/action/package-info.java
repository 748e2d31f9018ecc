/// What a guided flow can look up or do, and the proof of who asks: other modules implement it.
@NamedInterface("action")
@NullMarked
package io.heqi.bot.action;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
