package io.heqi.merchant.mail;

/// A mail of plain text.
///
/// @param key names it within the merchant; a second one of the same key is not queued
/// @param to one address
public record Mail(String key, String to, String subject, String text) {}
