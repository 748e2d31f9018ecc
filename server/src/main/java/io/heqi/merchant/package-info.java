/// Who sells, and how each shop keeps house: merchants, their shops, business hours and holidays,
/// settings, and dated sets of rules. A rule in force at the time of the conduct judges it, so
/// rules are data with a date.
@ApplicationModule(allowedDependencies = {"shared", "foundation"})
@NullMarked
package io.heqi.merchant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
