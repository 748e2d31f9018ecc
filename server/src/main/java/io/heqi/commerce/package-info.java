/// What was bought and where it is: orders of all shops and platforms side by side with the
/// platform's own numbers, their lines and amounts, who receives them (sealed, masked), their
/// parcels and what happened to those. Whose orders a customer may see is decided here.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "foundation",
      "merchant",
      "staff",
      "customer",
      "contact",
      "task",
      "knowledge :: variable"
    })
@NullMarked
package io.heqi.commerce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
