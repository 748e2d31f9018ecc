package io.heqi.knowledge.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a file says of an answer and of the item that it belongs to. A heading may be any of the
/// names, in any order; files are written with the first Chinese or the first English one.
enum Column {
  KIND("类型", "kind", "知识类型", "type"),
  TITLE("标题", "title", "问题", "标准问题", "标准问", "question"),
  QUESTIONS("其他问法", "other ways to ask", "相似问法", "相似问", "similar questions", "questions"),
  ANSWER("回答", "answer", "答案", "内容", "content"),
  SCENE("场景", "scene", "分类", "category"),
  STAGE("阶段", "stage", "服务阶段", "service stage"),
  CODE("快捷码", "code", "快捷短语", "shortcut"),
  SHOPS("店铺", "shops", "shop"),
  CHANNELS("渠道", "channels", "channel"),
  VIP_FROM("会员等级", "vip from", "最低会员等级", "vip"),
  PRODUCT("页面关键词", "product", "商品", "商品词"),
  REVIEW_BY("复核日", "review by"),
  VALID_FROM("生效日", "valid from"),
  VALID_UNTIL("到期日", "valid until"),
  HELP_PAGE("帮助页", "help page"),
  CHART("流程图", "chart", "flow chart"),
  STATE("状态", "state");

  private final String chinese;
  private final String english;

  /// With a bar around each.
  private final String others;

  Column(String chinese, String english, String... others) {
    this.chinese = chinese;
    this.english = english;
    this.others = "|" + String.join("|", others) + "|";
  }

  String heading(Locale locale) {
    return locale.getLanguage().equals("en") ? english : chinese;
  }

  static Optional<Column> of(String heading) {
    var folded = heading.strip().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Arrays.stream(values()).filter(column -> column.isCalled(folded)).findFirst();
  }

  private boolean isCalled(String folded) {
    return folded.equals(chinese)
        || folded.equals(english)
        || (!folded.isEmpty() && others.contains("|" + folded + "|"));
  }
}
