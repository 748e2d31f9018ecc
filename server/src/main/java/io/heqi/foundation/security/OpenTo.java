package io.heqi.foundation.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says to whom a door is open: an address of the interface, or a frame of a socket. The use case
/// behind it does the checking; a test walks through every door and compares.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface OpenTo {

  /// Whoever comes; what the door itself asks for (a signature, a token, a password) is proof.
  String ANYBODY = "anybody";

  /// Whoever is signed in, whatever their role.
  String SIGNED_IN = "signed-in";

  /// Whoever is signed in with a browser, whatever their role: never a program with a token.
  String BROWSER = "signed-in-browser";

  /// Somebody of a supplier who is signed in on the suppliers' page: never a merchant's people.
  String SUPPLIER = "supplier";

  /// The codes of the permissions that are all needed, or one of the words above.
  String[] value();
}
