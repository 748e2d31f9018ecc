/// Where after-sale cases come from: by product, batch, supplier, carrier and reason, against what
/// was sold, with the interval within which each share lies. What somebody proposes because of it
/// has an owner and shows afterwards what it brought.
@NamedInterface("cause")
@NullMarked
package io.heqi.aftersale.cause;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
