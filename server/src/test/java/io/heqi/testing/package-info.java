/// What the tests of all modules share: the whole program on a real database, a clock to set, and a
/// merchant with people in it.
@NullMarked
package io.heqi.testing;

import org.jspecify.annotations.NullMarked;
