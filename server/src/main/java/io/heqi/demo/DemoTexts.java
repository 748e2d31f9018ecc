package io.heqi.demo;

import java.util.List;

/// What the demo's people say. Written for this demo.
final class DemoTexts {

  record Line(boolean customer, String text) {}

  record Talk(String customer, List<Line> lines) {}

  static final List<Talk> TALKS =
      List.of(
          new Talk(
              "林小满",
              List.of(
                  new Line(true, "你好，我前天拍的裙子还没发货"),
                  new Line(false, "您好林小姐，我帮您查一下订单，请稍等。"),
                  new Line(false, "查到了，仓库今天 16:00 前出库，预计 24 号送达。"),
                  new Line(true, "好的，那能改一下收货地址吗？"))),
          new Talk(
              "王大锤", List.of(new Line(true, "这件卫衣 175cm 70kg 穿什么码"), new Line(true, "喜欢宽松一点的"))),
          new Talk(
              "陈静",
              List.of(
                  new Line(true, "收到的杯子碎了，怎么处理"),
                  new Line(false, "非常抱歉给您带来不便，麻烦您拍一张破损的照片发给我，我马上为您补寄。"),
                  new Line(true, "好，我下班回家拍"))),
          new Talk("张桂芬", List.of(new Line(true, "退款到账了吗？三天了"))),
          new Talk(
              "Leo",
              List.of(
                  new Line(true, "Do you ship to Hong Kong?"),
                  new Line(false, "Yes, we do. It takes 3 to 5 days by SF Express."),
                  new Line(true, "Thanks, that solved it."))),
          new Talk("刘洋", List.of(new Line(true, "羊毛衫可以机洗吗"), new Line(true, "在吗"))),
          new Talk(
              "赵敏",
              List.of(
                  new Line(true, "有没有优惠券"),
                  new Line(false, "您好，店铺首页可以领取满 199 减 20 的优惠券，今天有效。"),
                  new Line(true, "领到了谢谢"),
                  new Line(false, "不客气，祝您购物愉快！"))));

  private DemoTexts() {}
}
