package io.heqi.commerce.gateway;

import java.time.Instant;

/// Something that came from a platform and was not taken, for a person to look at.
///
/// @param subject an order's number, or what else it is about
/// @param count how often it was met
public record Problem(Kind kind, String subject, String detail, int count, Instant lastAt) {

  public enum Kind {
    /// The platform's state of an order is not in our table.
    STATE_UNKNOWN,
    /// An order lacks what every order has, or has it in no readable form.
    ORDER_MALFORMED,
    /// A push named an order that could not be fetched.
    ORDER_NOT_FETCHED,
    /// A call at the push address did not prove where it came from.
    PUSH_REFUSED,
    /// A push is of a kind that we do not know.
    PUSH_UNKNOWN
  }
}
