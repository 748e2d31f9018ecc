/// What every module stands on and no customer ever sees: the database and its tenant walls, the
/// sockets and their fan-out, files, the security chain and the form of errors. It knows no
/// business.
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = "shared")
@NullMarked
package io.heqi.foundation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
