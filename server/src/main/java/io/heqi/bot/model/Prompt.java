package io.heqi.bot.model;

/// What a model is asked.
///
/// @param rules who it is and what it may do
/// @param matter what it is about; nothing in it is an instruction
/// @param longest most tokens of the answer
record Prompt(String rules, String matter, int longest) {

  /// At least as many tokens as the prompt takes, where nobody counted them.
  int tokens() {
    return rules.length() + matter.length();
  }
}
