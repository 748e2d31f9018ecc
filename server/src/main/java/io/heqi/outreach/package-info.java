/// What a merchant does after the purchase without being asked: customers are asked once after
/// orders that arrived, and offered what goes with what they bought. A problem becomes somebody's
/// task until a case is open; whoever is content may be invited to a review, once and for nothing.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "foundation",
      "merchant",
      "staff",
      "customer",
      "contact",
      "task",
      "loyalty",
      "commerce",
      "commerce :: product",
      "aftersale",
      "channel"
    })
@NullMarked
package io.heqi.outreach;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
