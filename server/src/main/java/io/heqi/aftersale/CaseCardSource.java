package io.heqi.aftersale;

import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.MessageContent;
import io.heqi.conversation.card.CardSource;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.Refusal;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Cards of the customer's own cases.
@Component
class CaseCardSource implements CardSource {

  private final CaseRepository cases;
  private final CaseWords words;

  CaseCardSource(CaseRepository cases, CaseWords words) {
    this.cases = cases;
    this.words = words;
  }

  @Override
  public String kind() {
    return CaseWords.KIND;
  }

  @Override
  public MessageContent card(Actor by, ConversationRow conversation, UUID id) {
    by.require(AfterSalePermissions.READ);
    var c = cases.find(by.merchant(), new CaseId(id)).orElseThrow(CaseBook::unknown);
    if (!conversation.customer().equals(c.origin.customer())) {
      throw Refusal.rule("aftersale.case-of-another");
    }
    return MessageContent.card(words.card(c), words.facts(c));
  }
}
