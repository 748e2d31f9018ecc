/// Whoever contacts a customer on our own motion asks here: what was said when, what a customer
/// does not want, quiet hours, and how much is too much, counted over all channels and shops. What
/// is planned is carried out here too, once, when it may be.
@ApplicationModule(allowedDependencies = {"shared", "foundation", "merchant", "staff", "customer"})
@NullMarked
package io.heqi.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
