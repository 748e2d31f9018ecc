package io.heqi.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.foundation.database.Tenancy;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.Terms;
import io.heqi.knowledge.variable.Filled;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestHouse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class SuggestionsTest {

  @Autowired private Suggestions suggestions;
  @Autowired private Knowledge knowledge;
  @Autowired private TestHouse houses;

  private TestHouse.House house;

  @BeforeEach
  void aHouse() {
    house = houses.aMerchant();
  }

  private void published(ItemKind kind, String title, String text) {
    var content = new Content(title, List.of(), List.of(Content.Answer.toAll(text)), "");
    Tenancy.run(
        house.merchant(),
        () -> {
          var item = new Knowledge.SaveItem(null, kind, content, Terms.NONE, null);
          knowledge.publish(house.owner(), knowledge.save(house.owner(), item));
        });
  }

  private Filled suggested(String question) {
    var conversation = houses.says(house, "小雨", question, question).join().conversation();
    return Tenancy.within(
            house.merchant(), () -> suggestions.of(house.agent(), conversation).hits())
        .getFirst()
        .text();
  }

  @Test
  void aScriptIsSuggestedWithItsVariablesFilled() {
    published(ItemKind.SCRIPT, "怎么退货", "{customer.name}，七天内可退，{customer.vip} 级免运费");

    var text = suggested("怎么退货");
    assertThat(text.text()).isEqualTo("小雨，七天内可退，{customer.vip} 级免运费");
    assertThat(text.gaps()).extracting(Filled.Gap::code).containsExactly("customer.vip");
  }

  @Test
  void bracesOfOtherKindsAreText() {
    published(ItemKind.ARTICLE, "怎么退货", "请填 {customer.name}");

    assertThat(suggested("怎么退货")).isEqualTo(new Filled("请填 {customer.name}", List.of()));
  }
}
