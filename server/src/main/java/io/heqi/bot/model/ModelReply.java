package io.heqi.bot.model;

/// What a model said, unchecked.
///
/// @param tokensIn and `tokensOut` as the endpoint counted them; characters where it did not
public record ModelReply(String text, int tokensIn, int tokensOut, long millis) {}
