/// What a merchant gives for something that went wrong: a coupon, points, money, a gift, a free
/// exchange. Every role has limits; what goes beyond them a second person decides.
@NamedInterface("compensation")
@NullMarked
package io.heqi.aftersale.compensation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
