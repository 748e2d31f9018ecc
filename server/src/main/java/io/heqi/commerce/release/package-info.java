/// What happens between payment and shipping: the address is confirmed, the order is released to
/// whoever ships it, and another address is taken in time or runs after the parcel.
@NamedInterface("release")
@NullMarked
package io.heqi.commerce.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
