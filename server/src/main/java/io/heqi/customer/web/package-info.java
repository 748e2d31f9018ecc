/// The HTTP face of this module.
@NullMarked
package io.heqi.customer.web;

import org.jspecify.annotations.NullMarked;
