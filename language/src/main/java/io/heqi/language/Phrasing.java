package io.heqi.language;

/// One way to ask for an item of the knowledge.
///
/// @param item the caller's number of the item; several phrasings may carry the same
/// @param text as [Plain#question] makes it
/// @param meaning of that text
public record Phrasing(int item, String text, Meaning meaning) {}
