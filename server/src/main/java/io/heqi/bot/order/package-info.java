/// What flows can look up of a customer's orders, and how a customer proves that one is theirs.
@NullMarked
package io.heqi.bot.order;

import org.jspecify.annotations.NullMarked;
