/// Takes everything a house holds into one file while it runs, and makes a house of it again.
@NullMarked
package io.heqi.foundation.backup;

import org.jspecify.annotations.NullMarked;
