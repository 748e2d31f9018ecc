/// Papers for people: headed parts, one under the other, as PDF with the letters that are shipped.
@NullMarked
package io.heqi.foundation.document;

import org.jspecify.annotations.NullMarked;
