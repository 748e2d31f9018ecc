/// Orders and parcels in files that shop platforms export: the heading is found, columns and words
/// are guessed and corrected, then the rows are taken, over restarts too.
@NullMarked
package io.heqi.commerce.exchange;

import org.jspecify.annotations.NullMarked;
