/// Sees parcels that stand still, were never scanned or come back, finds the customers whom that
/// concerns and has the notice to them ready before they ask.
@NullMarked
package io.heqi.commerce.watch;

import org.jspecify.annotations.NullMarked;
