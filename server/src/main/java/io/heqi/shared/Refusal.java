package io.heqi.shared;

import java.time.Duration;
import java.util.List;

/// What a user or a client did cannot be done, and a stable code says why. The texts of the codes
/// stand in the message bundles; `arguments` fill their places.
public class Refusal extends RuntimeException {

  /// How a refusal is answered over HTTP.
  public enum Kind {
    INVALID(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    CONFLICT(409),
    TOO_LARGE(413),
    UNSUPPORTED(415),
    RULE(422),
    TOO_MANY(429),
    BUSY(503);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  private final Kind kind;
  private final String code;
  private final List<Object> arguments;

  private Refusal(Kind kind, String code, Object... arguments) {
    super(code + (arguments.length == 0 ? "" : " " + List.of(arguments)), null, false, false);
    this.kind = kind;
    this.code = code;
    this.arguments = List.of(arguments);
  }

  /// The input is malformed or out of its limits.
  public static Refusal invalid(String code, Object... arguments) {
    return new Refusal(Kind.INVALID, code, arguments);
  }

  /// Nobody is signed in, or the proof given is wrong or expired.
  public static Refusal unauthenticated(String code, Object... arguments) {
    return new Refusal(Kind.UNAUTHENTICATED, code, arguments);
  }

  public static Refusal forbidden(String code, Object... arguments) {
    return new Refusal(Kind.FORBIDDEN, code, arguments);
  }

  public static Refusal notFound(String code, Object... arguments) {
    return new Refusal(Kind.NOT_FOUND, code, arguments);
  }

  /// The thing is in a state in which this cannot be done.
  public static Refusal conflict(String code, Object... arguments) {
    return new Refusal(Kind.CONFLICT, code, arguments);
  }

  public static Refusal tooLarge(String code, Object... arguments) {
    return new Refusal(Kind.TOO_LARGE, code, arguments);
  }

  public static Refusal unsupported(String code, Object... arguments) {
    return new Refusal(Kind.UNSUPPORTED, code, arguments);
  }

  /// The input is well-formed, but a rule of the merchant or the platform forbids it.
  public static Refusal rule(String code, Object... arguments) {
    return new Refusal(Kind.RULE, code, arguments);
  }

  public static Refusal tooMany(String code, Duration wait) {
    return new Refusal(Kind.TOO_MANY, code, wait.toSeconds());
  }

  /// The server cannot take more just now; the same request may be sent again.
  public static Refusal busy(String code) {
    return new Refusal(Kind.BUSY, code);
  }

  public Kind kind() {
    return kind;
  }

  public String code() {
    return code;
  }

  public List<Object> arguments() {
    return arguments;
  }
}
