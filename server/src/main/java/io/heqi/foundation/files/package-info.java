/// Where uploaded bytes are kept.
@NullMarked
package io.heqi.foundation.files;

import org.jspecify.annotations.NullMarked;
