package io.heqi.language;

/// An item that may answer a question, and why.
///
/// @param phrasing the item's phrasing that is most like the question
/// @param score what the items are ordered by, 0 to 1
/// @param cosine how alike the meanings are, 0 to 1
/// @param lexical how much of the question's words the phrasing holds, by sound, 0 to 1
public record Match(Phrasing phrasing, double score, double cosine, double lexical) {

  public int item() {
    return phrasing.item();
  }
}
