/// Cross-sell after payment: what goes with what was bought, offered once for an order, with the
/// reason; and whether it was taken.
@NamedInterface("offer")
@NullMarked
package io.heqi.outreach.offer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
