package io.heqi.knowledge;

/// An item that is on offer at a place, with the answer that fits there.
public record Offer(ItemId item, ItemKind kind, Content content, Content.Answer answer) {}
