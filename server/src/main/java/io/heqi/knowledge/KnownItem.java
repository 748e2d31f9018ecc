package io.heqi.knowledge;

import org.jspecify.annotations.Nullable;

/// An item as agents read it: what it says at one place.
///
/// @param chart drawn beside a note; null for none
public record KnownItem(
    ItemId item,
    ItemKind kind,
    String title,
    String scene,
    Content.Answer answer,
    @Nullable Chart chart) {}
