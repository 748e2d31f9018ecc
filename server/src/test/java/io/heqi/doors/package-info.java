/// Walks through every door of the house, each kind of person in turn. The doors are read from the
/// interface's own description and from the sockets' frames, so a new one cannot be forgotten.
@NullMarked
package io.heqi.doors;

import org.jspecify.annotations.NullMarked;
