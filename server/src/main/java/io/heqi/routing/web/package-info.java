/// The HTTP face of routing.
@NullMarked
package io.heqi.routing.web;

import org.jspecify.annotations.NullMarked;
