/// The main job: what customers and agents say to each other is stored once, in order, and shown to
/// both sides. Conversations open, resolve, close, reopen, are transferred, snoozed, merged, tagged
/// and noted. Every change goes through the [io.heqi.conversation.ConversationWriter], which
/// numbers it and tells whoever watches.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "foundation",
      "merchant",
      "staff",
      "customer",
      "contact",
      "commerce",
      "commerce :: timeline",
      "knowledge",
      "knowledge :: variable"
    })
@NullMarked
package io.heqi.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
