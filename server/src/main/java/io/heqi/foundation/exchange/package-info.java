/// What every import of files needs: the file as it was handed in, who works on it, why something
/// of it was left out.
@NullMarked
package io.heqi.foundation.exchange;

import org.jspecify.annotations.NullMarked;
