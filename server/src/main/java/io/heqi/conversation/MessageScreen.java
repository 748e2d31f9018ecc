package io.heqi.conversation;

import io.heqi.foundation.security.Actor;
import io.heqi.shared.ShopId;

/// A check of what an agent is about to say, before it is stored. Throws a [io.heqi.shared.Refusal]
/// of kind RULE that names what is wrong.
public interface MessageScreen {

  void check(Actor by, ShopId shop, MessageContent content);
}
