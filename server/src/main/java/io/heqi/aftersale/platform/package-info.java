/// Cases that customers opened on the platforms, as these tell them.
@NamedInterface("platform")
@NullMarked
package io.heqi.aftersale.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
