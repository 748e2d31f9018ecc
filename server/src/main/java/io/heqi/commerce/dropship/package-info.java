/// Drop shipping (一件代发): suppliers, what was agreed with them, the part of an order that each
/// sends, what is asked of them when something goes wrong, and the page on which they work. The
/// customer's case never waits for a supplier. Roles and ways of assigning are those of 微信小店.
@NamedInterface("dropship")
@NullMarked
package io.heqi.commerce.dropship;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
