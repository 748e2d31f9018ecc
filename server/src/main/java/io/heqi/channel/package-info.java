/// The ways in and out: the chat on a shop's own pages, the signed webhook of other systems,
/// transcripts and the simulator. A connector proves who sends and hands a message to
/// `conversation`; it decides nothing else.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "foundation",
      "merchant",
      "merchant :: mail",
      "staff",
      "customer",
      "commerce",
      "commerce :: release",
      "contact",
      "loyalty",
      "knowledge",
      "conversation",
      "conversation :: attachment",
      "conversation :: web",
      "routing",
      "aftersale",
      "aftersale :: web",
      "bot :: action"
    })
@NullMarked
package io.heqi.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
