/// One time line of an order over all that touches it: trade, parcels, release, suppliers,
/// contacts, and what higher modules add.
@NamedInterface("timeline")
@NullMarked
package io.heqi.commerce.timeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
