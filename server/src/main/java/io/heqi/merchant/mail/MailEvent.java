package io.heqi.merchant.mail;

import io.heqi.foundation.security.Actor;

/// What happened to a merchant's mail server.
public sealed interface MailEvent {

  record SettingsChanged(Actor by, String host, String from) implements MailEvent {}

  record SettingsRemoved(Actor by) implements MailEvent {}
}
