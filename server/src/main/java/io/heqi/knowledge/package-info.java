/// What the house knows: articles, solutions, scripts, product facts and notes among colleagues,
/// with their versions and their validity, and how a question finds them. What is overdue is listed
/// and never offered.
@ApplicationModule(allowedDependencies = {"shared", "foundation", "language", "merchant", "staff"})
@NullMarked
package io.heqi.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
