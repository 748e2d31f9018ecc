/// The HTTP face of this module.
@NullMarked
package io.heqi.staff.web;

import org.jspecify.annotations.NullMarked;
