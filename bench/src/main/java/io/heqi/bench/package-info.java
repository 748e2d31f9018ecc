/// Load generators that use a running Heqi from outside, as customers and agents do, and a checker
/// that trusts neither side: it compares what the clients wrote down with what the database holds.
@NullMarked
package io.heqi.bench;

import org.jspecify.annotations.NullMarked;
