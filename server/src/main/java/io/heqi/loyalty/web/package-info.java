/// The doors to coupons and points.
@NullMarked
package io.heqi.loyalty.web;

import org.jspecify.annotations.NullMarked;
