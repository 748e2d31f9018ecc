@NullMarked
package io.heqi.foundation.backup;

import org.jspecify.annotations.NullMarked;
