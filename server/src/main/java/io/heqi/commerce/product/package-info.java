/// What shops sell: products with their variants and facts, and the sales policy that is open to
/// and the same for everybody who answers.
@NamedInterface("product")
@NullMarked
package io.heqi.commerce.product;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
