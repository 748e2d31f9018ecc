package io.heqi.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SignsTest {

  private static final Signs SIGNS = new Signs();

  private static List<Sign.Kind> kinds(String text) {
    return SIGNS.in(Plain.of(text)).stream().map(Sign::kind).distinct().toList();
  }

  private static List<String> words(String text) {
    return SIGNS.in(Plain.of(text)).stream().map(Sign::words).toList();
  }

  @Test
  void saysWhichWordsItFound() {
    assertThat(SIGNS.in("再不处理我就打12315投诉"))
        .containsExactly(
            new Sign(Sign.Kind.COMPLAINT, "12315"), new Sign(Sign.Kind.COMPLAINT, "投诉"));
  }

  @Test
  void hearsWhoWantsAPerson() {
    for (var text :
        List.of(
            "转人工", "人工客服在吗", "没有人工客服吗", "我要找真人", "我不想跟机器说话", "别自动回复了", "I want a real person")) {
      assertThat(kinds(text)).as(text).containsExactly(Sign.Kind.PERSON);
    }
  }

  @Test
  void hearsOfDangers() {
    assertThat(kinds("用了之后脸上过敏了")).containsExactly(Sign.Kind.SAFETY);
    assertThat(kinds("充电器冒烟了，差点起火")).containsExactly(Sign.Kind.SAFETY);
    assertThat(kinds("锅盖突然炸裂了")).containsExactly(Sign.Kind.SAFETY);
    assertThat(kinds("the charger caught fire")).containsExactly(Sign.Kind.SAFETY);
  }

  @Test
  void aQuestionAboutADangerIsNone() {
    for (var text : List.of("敏感肌会过敏吗", "会不会过敏", "这个锅会爆炸吗", "防触电的吗", "抗过敏的有吗", "会不会炸裂", "容易炸裂吗")) {
      assertThat(kinds(text)).as(text).isEmpty();
    }
  }

  @Test
  void aDenialIsNone() {
    for (var text : List.of("不用转人工了", "我不投诉了", "没有差评吧", "没受伤")) {
      assertThat(kinds(text)).as(text).isEmpty();
    }
  }

  @Test
  void findsDisguisedInsults() {
    for (var text :
        List.of(
            "傻 逼", "煞*笔", "你个傻b", "s b客服", "fei物", "脑can", "草泥🐴", "C.N.M", "狗東西", "滚，退钱",
            "f*ck")) {
      assertThat(kinds(text)).as(text).containsExactly(Sign.Kind.INSULT);
    }
  }

  @Test
  void theReasonIsWhatStandsInTheMessage() {
    assertThat(words("你就是个煞*笔")).containsExactly("煞*笔");
  }

  @Test
  void passesOverHarmlessWords() {
    for (var text :
        List.of(
            "还没收货可以开票吗",
            "上门取件几点",
            "收件人写错了",
            "工商银行卡能付吗",
            "滚筒洗衣机有货吗",
            "2B铅笔有吗",
            "纸张多厚",
            "垃圾袋一卷几个",
            "辣鸡翅还有吗",
            "真人实拍的吗",
            "第二笔订单",
            "烟雾报警器怎么装",
            "usb线",
            "人工费多少",
            "生日你们有优惠吗")) {
      assertThat(kinds(text)).as(text).isEmpty();
    }
  }

  @Property(tries = 200)
  void takesAnyText(@ForAll String text) {
    var plain = Plain.of(text);
    assertThat(SIGNS.in(plain)).allSatisfy(sign -> assertThat(plain).contains(sign.words()));
  }

  @Test
  void takesTextsThatAreEmptyHugeOrHidden() {
    for (var text : List.of("", " ", "\u202e\u0000", "傻".repeat(5_000), "a".repeat(5_000))) {
      assertThat(SIGNS.in(Plain.of(text))).isEmpty();
    }
  }
}
