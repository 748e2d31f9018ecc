package io.heqi.commerce.gateway;

import io.heqi.merchant.Platform;
import io.heqi.shared.Refusal;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A platform that shops sell on. Each call goes out at most a few times and throws
/// [GatewayFailure] where the platform did not do what it was asked; nothing is stored here.
public interface ShopGateway {

  Platform platform();

  Traits traits();

  /// A part of the orders that changed within a window. Parts are given in an order in which an
  /// order that changes meanwhile is told twice rather than never.
  ///
  /// @param place where the part before ended; null for the first
  OrderPage pull(Credentials with, Window window, @Nullable String place);

  /// One order as it is now.
  Reading fetch(Credentials with, String number);

  /// A new token in the place of one that ends soon.
  Token renew(Credentials with);

  /// What a push says; refused where it does not prove that the platform sent it.
  default PushReading read(Credentials with, Push push) {
    throw Refusal.notFound("commerce.push-address-unknown");
  }

  /// @param address where its interface stands, unless the server is told otherwise
  /// @param longest the longest window that one question may span
  /// @param overlap how far a window reaches back before the end of the one before, since changes
  ///     show late
  /// @param renewAhead how long before its end a token is renewed
  /// @param needs what a merchant has to enter
  /// @param takes what a merchant may enter besides
  /// @param pushes whether it calls us when something changes
  record Traits(
      String address,
      Duration longest,
      Duration overlap,
      Duration renewAhead,
      Set<Field> needs,
      Set<Field> takes,
      boolean pushes) {

    public boolean asks(Field field) {
      return needs.contains(field) || takes.contains(field);
    }

    /// Whether a token can be renewed with these credentials.
    boolean renews(Credentials with) {
      return !asks(Field.ACCESS_TOKEN) || with.has(Field.REFRESH_TOKEN);
    }
  }

  /// A secret of a connection, as the platforms call them: each asks for some.
  enum Field {
    APP_SECRET,
    /// Signs calls where that is another one than the app's.
    SIGN_SECRET,
    /// Signs pushes.
    PUSH_TOKEN,
    /// Enciphers pushes.
    PUSH_KEY,
    ACCESS_TOKEN,
    REFRESH_TOKEN
  }
}
