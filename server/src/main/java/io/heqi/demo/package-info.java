/// The demo merchant, made through public use cases only, so that a newcomer sees a busy desk a
/// minute after the first start.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "foundation",
      "merchant",
      "staff",
      "customer",
      "commerce",
      "commerce :: dropship",
      "commerce :: product",
      "commerce :: reminder",
      "conversation",
      "conversation :: attachment",
      "aftersale",
      "aftersale :: compensation",
      "aftersale :: proposal",
      "loyalty",
      "outreach",
      "outreach :: offer",
      "channel",
      "routing",
      "knowledge",
      "knowledge :: help",
      "bot",
      "bot :: flow"
    })
@NullMarked
package io.heqi.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
