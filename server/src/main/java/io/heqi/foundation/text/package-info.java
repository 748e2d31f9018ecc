/// Small work on texts that several modules need: masking of personal data and the two-letter
/// search keys.
@NullMarked
package io.heqi.foundation.text;

import org.jspecify.annotations.NullMarked;
