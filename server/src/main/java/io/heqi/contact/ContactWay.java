package io.heqi.contact;

/// Over what a contact goes.
public enum ContactWay {
  CHAT,
  TELEPHONE
}
