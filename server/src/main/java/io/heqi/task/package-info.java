/// Work items with an owner, a time by which they are due and a result, whatever module they come
/// from: a customer to be called, a promise to be kept. The planning module says what kinds there
/// are and what may come of them, and is told when one is completed.
@ApplicationModule(allowedDependencies = {"shared", "foundation", "merchant", "staff", "customer"})
@NullMarked
package io.heqi.task;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
