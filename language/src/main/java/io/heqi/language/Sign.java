package io.heqi.language;

/// A word in a message that makes it worth a look.
///
/// @param words as they stand in the message
public record Sign(Kind kind, String words) {

  /// What the word hints at.
  public enum Kind {
    /// The customer wants to talk to a person.
    PERSON,
    /// The customer complains or threatens to.
    COMPLAINT,
    /// Somebody may have been hurt or be in danger.
    SAFETY,
    /// The customer has had enough of something.
    ANNOYED,
    /// The customer is angry.
    ANGRY,
    /// Somebody is insulted.
    INSULT
  }
}
