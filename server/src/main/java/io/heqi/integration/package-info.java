/// What other systems are told and how they are told: webhooks out, signed, in the order of the
/// log, from a stored queue.
@ApplicationModule(
    allowedDependencies = {"shared", "foundation", "merchant", "staff", "conversation"})
@NullMarked
package io.heqi.integration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
