/// Blanks in scripts that are filled from live data: modules add one with a bean of
/// [io.heqi.knowledge.variable.Variable].
@NamedInterface("variable")
@NullMarked
package io.heqi.knowledge.variable;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
