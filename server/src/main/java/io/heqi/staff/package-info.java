/// The people who serve: accounts (one person, one account), memberships, roles and permissions,
/// levels, teams, sign-in, presence, and the audit log. It keeps the gate through which every
/// request's actor is found.
@ApplicationModule(allowedDependencies = {"shared", "foundation", "merchant", "merchant :: mail"})
@NullMarked
package io.heqi.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
