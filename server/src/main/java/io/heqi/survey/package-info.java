/// What customers think of the service: asked once a conversation is over, answered in one tap.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "foundation",
      "merchant",
      "staff",
      "customer",
      "conversation",
      "channel"
    })
@NullMarked
package io.heqi.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
