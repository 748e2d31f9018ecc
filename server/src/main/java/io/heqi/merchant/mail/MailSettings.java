package io.heqi.merchant.mail;

import io.heqi.shared.Secret;

/// Through which server a merchant's mails leave.
///
/// @param user empty: without signing in
/// @param from the sender's address; answers to mails go there
/// @param home where this Heqi is reached from outside, such as `https://desk.shop.example`; links
///     in mails begin with it
public record MailSettings(
    String host,
    int port,
    Security security,
    String user,
    Secret password,
    String from,
    String fromName,
    String home) {

  /// How the line to the server is secured.
  public enum Security {
    /// Plain, for a server on the same machine.
    NONE,
    /// Plain at first, then TLS; a server that offers none is refused. Port 587 as a rule.
    STARTTLS,
    /// TLS from the first byte. Port 465 as a rule.
    TLS
  }
}
