/// The words every module speaks: typed ids, pages of a list, the family of refusals, redacted
/// secrets. It holds no beans and no business.
@ApplicationModule(
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {})
@NullMarked
package io.heqi.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
