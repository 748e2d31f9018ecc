/// Which agent a waiting customer gets: two ordered lists, each deterministic, so that the same
/// situation always gives the same answer.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "foundation",
      "merchant",
      "staff",
      "customer",
      "conversation",
      "conversation :: inbox"
    })
@NullMarked
package io.heqi.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
