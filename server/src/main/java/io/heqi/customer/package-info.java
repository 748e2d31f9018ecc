/// The people who buy, as one merchant knows them: a profile, and the identities under which each
/// channel brings them. Several identities may belong to one customer.
@ApplicationModule(allowedDependencies = {"shared", "foundation", "merchant", "staff"})
@NullMarked
package io.heqi.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
