/// What managers look at: the live board, the deals and the day's sheets. It asks the other
/// modules and touches none of their tables.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "foundation",
      "merchant",
      "staff",
      "conversation",
      "conversation :: inbox",
      "servicelevel",
      "survey",
      "customer",
      "commerce",
      "commerce :: release",
      "aftersale",
      "outreach :: offer"
    })
@NullMarked
package io.heqi.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
