/// What customers are given and may use later: coupons and points. Who gives them, and why, is for
/// whoever asks here; nothing is given twice under the same key.
@ApplicationModule(allowedDependencies = {"shared", "foundation", "merchant", "staff", "customer"})
@NullMarked
package io.heqi.loyalty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
