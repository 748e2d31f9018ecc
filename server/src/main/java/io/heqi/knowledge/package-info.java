/// What the house knows: articles, solutions, scripts and product facts, with their versions and
/// their validity, and how a question finds them. What is overdue is listed and never offered.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "foundation",
      "language",
      "merchant",
      "staff",
      "conversation :: attachment"
    })
@NullMarked
package io.heqi.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
