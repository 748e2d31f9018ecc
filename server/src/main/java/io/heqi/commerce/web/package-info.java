/// The HTTP face of this module.
@NullMarked
package io.heqi.commerce.web;

import org.jspecify.annotations.NullMarked;
