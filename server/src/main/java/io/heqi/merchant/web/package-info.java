/// The HTTP face of this module.
@NullMarked
package io.heqi.merchant.web;

import org.jspecify.annotations.NullMarked;
