package io.heqi.channel;

import io.heqi.aftersale.CaseId;
import io.heqi.commerce.OrderId;

/// Something whose change changes cards.
///
/// @param text without line breaks
record CardTopic(String text) {

  static CardTopic order(OrderId id) {
    return new CardTopic("order " + id);
  }

  /// A thing of another module, by its card.
  static CardTopic of(CardName card) {
    return new CardTopic("card " + card.kind() + " " + card.id());
  }

  static CardTopic aCase(CaseId id) {
    return new CardTopic("case " + id);
  }

  /// Whose an order is.
  static CardTopic owner(OrderId id) {
    return new CardTopic("owner " + id);
  }

  static CardTopic parcel(String carrier, String number) {
    return new CardTopic(("parcel " + carrier + " " + number).replaceAll("[\\r\\n]", " "));
  }
}
