/// Sockets with a bounded queue each, and the fan-out that tells other nodes what changed.
@NullMarked
package io.heqi.foundation.realtime;

import org.jspecify.annotations.NullMarked;
