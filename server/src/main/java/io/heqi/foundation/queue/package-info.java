/// Stored queues: rows that wait until they are due, are taken by one node for a while, and are
/// tried until they are done or given up. A module keeps the rows and says what one attempt is
/// ([QueueJob]); who takes what, when again, and what a crash leaves behind is settled here.
@NullMarked
package io.heqi.foundation.queue;

import org.jspecify.annotations.NullMarked;
