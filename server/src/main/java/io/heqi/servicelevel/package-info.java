/// How fast customers are answered: one clock for each turn, kept from the message log, and judged
/// by the dated rules of the shop.
@ApplicationModule(
    allowedDependencies = {"shared", "foundation", "merchant", "staff", "conversation"})
@NullMarked
package io.heqi.servicelevel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
