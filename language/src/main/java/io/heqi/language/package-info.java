/// What a text means and which words it holds: its plain form, its meaning, its likeness to other
/// texts, and the signals in it. Knows no merchants, no database and no network.
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package io.heqi.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
