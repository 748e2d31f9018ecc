/// Answers by itself what it surely knows, offers choices where it is not sure, says so where it
/// does not know, and gives the customer to people whenever that is better or wanted. Beside an
/// agent it suggests answers.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "foundation",
      "language",
      "merchant",
      "staff",
      "customer",
      "commerce",
      "commerce :: release",
      "knowledge",
      "knowledge :: variable",
      "conversation",
      "conversation :: inbox",
      "conversation :: script",
      "aftersale"
    })
@NullMarked
package io.heqi.bot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
