package io.heqi.knowledge;

/// A published article as a shop's help page shows it.
///
/// @param answer the first that everybody at the shop gets
public record HelpArticle(ItemId item, String title, String scene, Content.Answer answer) {}
