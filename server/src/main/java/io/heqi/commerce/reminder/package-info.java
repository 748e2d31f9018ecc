/// Unpaid orders: customers are reminded of them within the limits of contacts, by chat or by an
/// agent's call, and helped where paying fails. What they paid afterwards is counted.
@NamedInterface("reminder")
@NullMarked
package io.heqi.commerce.reminder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
