package io.heqi.knowledge;

/// How far the newest version of an item has come. An earlier version stays on offer while a newer
/// one is written.
public enum ItemState {
  DRAFT,
  PROPOSED,
  PUBLISHED,
  RETIRED
}
