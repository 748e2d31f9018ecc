/// Guided flows: drawn by the merchant, walked by the bot with a customer step by step.
@NamedInterface("flow")
@NullMarked
package io.heqi.bot.flow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
