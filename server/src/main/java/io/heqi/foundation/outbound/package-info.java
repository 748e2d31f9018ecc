/// Signed calls to other people's systems, never to private addresses.
@NullMarked
package io.heqi.foundation.outbound;

import org.jspecify.annotations.NullMarked;
