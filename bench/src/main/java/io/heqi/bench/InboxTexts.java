package io.heqi.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What customers and agents of a shop say, put together from sentences with blanks.
///
/// Some words are planted at known rates, so that a search can be measured by how often its word
/// occurs: [#SELDOM] about once in a thousand lines each, [#RARE] about once in fifty thousand.
final class InboxTexts {

  /// In the sentences below, and so in one line out of every few.
  static final List<String> COMMON = List.of("发货", "退款", "快递", "订单", "尺码", "收到");

  static final List<String> SELDOM = List.of("榫卯", "蜡染", "珐琅", "羊羔", "檀木", "竹炭", "桑蚕", "夜光");

  static final List<String> RARE =
      List.of(
          "鹦鹉", "琥珀", "蜥蜴", "饕餮", "貔貅", "麒麟", "箜篌", "唢呐", "螺钿", "缂丝", "砚台", "陀螺", "风筝", "皮影", "剪纸",
          "核雕", "泥塑", "漆器", "绒花", "油伞");

  static final List<String> ABSENT = List.of("鳄鳅", "魍魉", "鼹鼬", "曌瓞");

  private static final int ONE_SELDOM_IN = 125;
  private static final int ONE_RARE_IN = 2_500;

  private static final Map<String, List<String>> BLANKS =
      Map.of(
          "货",
          words(
              "外套 连衣裙 卫衣 牛仔裤 运动鞋 保温杯 电饭煲 台灯 床单 四件套 蓝牙耳机 充电宝 数据线 键盘 鼠标 手机壳 口红 面霜 洗发水 纸尿裤 奶粉 积木 书包 雨伞"
                  + " 行李箱 茶具 坚果 牛奶 大米 洗衣液 空气炸锅 加湿器 吹风机 瑜伽垫 帐篷 鱼竿 猫粮 狗窝 花盆 窗帘"),
          "色",
          words("黑色 白色 米白 雾霾蓝 樱花粉 军绿 藏青 焦糖 浅灰 酒红 奶茶色 薄荷绿"),
          "码",
          words("S码 M码 L码 XL码 2XL 均码 36码 38码 40码 42码 170/92A 1.5米 1.8米"),
          "城",
          words("杭州 成都 广州 哈尔滨 乌鲁木齐 西安 武汉 长沙 昆明 沈阳 拉萨 三亚 苏州 青岛 贵阳 呼和浩特"),
          "递",
          words("顺丰 中通 圆通 韵达 申通 极兔 邮政 京东物流 德邦"),
          "名",
          words("小鹿 阿宁 七七 小满 木木 可可 安安 一诺"));

  private static final List<List<String>> ASKED =
      sentences(
          """
          您好，{货}还有{色}{码}的吗？
          在吗
          你好
          我昨天下的订单{号}什么时候发货？
          订单{号}显示已签收，可是我没有收到，帮我查一下{递}
          {货}的尺码偏大吗？我身高{数}，体重{重}公斤，平时穿{码}
          收到的{货}有一个角碎了，可以补发吗？照片我拍好了
          我要退款，{货}和图片上的颜色差太多了，说是{色}其实不是
          退货运费谁出呀，我是{城}的
          快递到{城}要几天？能不能发{递}
          可以改地址吗？刚刚填错了，想改到{城}
          优惠券为什么用不了，满{元}减的那张
          发票抬头写错了，麻烦改成公司名称，税号稍后发您
          这个{货}今天下单能便宜一点吗，买{重}件
          {货}用了三天就坏了，保修怎么办
          还没有人回复吗？等了好久了
          好的，谢谢
          嗯嗯
          那我再看看别的颜色
          为什么我的退款还没到账，都第{数}天了
          {色}的{货}什么时候补货呀
          跟直播间说的价格不一样，当时说{元}元
          洗过一次就缩水了，{码}现在根本穿不进去
          可以送到家里吗，{递}每次都放驿站
          物流一直停在{城}中转站不动了
          想给我妈妈买{货}，她平时{码}，要选哪个
          你们家{货}是正品吗？有没有检测报告
          已经拍了，备注{色}，不要发错哦
          算了不要了，帮我取消订单{号}
          价保可以申请吗？我{元}买的今天又降价了
          """);

  private static final List<List<String>> ANSWERED =
      sentences(
          """
          亲，您好，我是客服{名}，请问有什么可以帮您？
          {货}{色}{码}还有货的，今天十六点前拍下当天发货
          您的订单{号}已经由{递}揽收，预计两到三天送到{城}
          非常抱歉给您带来不便，我马上帮您查一下
          麻烦您拍一张照片发过来，我这边帮您登记补发
          根据您的身高体重，建议选{码}，宽松一点会更舒服
          退款已经为您提交，一到三个工作日原路返回，请留意
          运费险会自动赔付，您先垫付，收到货后{数}小时内到账
          地址已经帮您改成{城}了，请核对一下
          这张优惠券满{元}元可用，您再加一件{货}就可以了
          发票已经重新开好，发到您的邮箱了，请查收
          质量问题我们包来回运费的，您放心申请退货
          好的亲，还有其他可以帮您的吗？
          不客气，祝您生活愉快
          请稍等，我和仓库核实一下
          仓库回复今天晚上补发，单号出来我第一时间告诉您
          {货}预计{数}天后补货，可以先收藏我们的店铺
          亲，这款是正品，支持专柜验货，检测报告在详情页最下面
          已经为您申请价保，差价{元}元会退到您的账户
          帮您备注好了，{色}{码}，不会发错的
          {递}那边反馈包裹在{城}中转站积压，已经催件了
          订单{号}已取消，款项会原路退回
          """);

  private final RandomGenerator random;

  InboxTexts(RandomGenerator random) {
    this.random = random;
  }

  String asked() {
    return sentence(ASKED);
  }

  String answered() {
    return sentence(ANSWERED);
  }

  String name() {
    return one(BLANKS.getOrDefault("城", List.of()))
        + one(List.of("的鱼", "晴天", "老王", "小猫", "一朵云", "阿姨", "同学", "妈妈"))
        + random.nextInt(1_000);
  }

  private String sentence(List<List<String>> from) {
    var text = new StringBuilder(60);
    var parts = from.get(random.nextInt(from.size()));
    for (var i = 0; i < parts.size(); i++) {
      text.append(i % 2 == 0 ? parts.get(i) : blank(parts.get(i)));
    }
    if (random.nextInt(ONE_SELDOM_IN) == 0) {
      text.append("，要").append(one(SELDOM)).append("那种");
    }
    if (random.nextInt(ONE_RARE_IN) == 0) {
      text.append("，带").append(one(RARE)).append("图案");
    }
    return text.toString();
  }

  private String blank(String name) {
    return switch (name) {
      case "号" -> Long.toString(random.nextLong(100_000_000_000L, 999_999_999_999L));
      case "数" -> Integer.toString(random.nextInt(2, 190));
      case "重" -> Integer.toString(random.nextInt(2, 95));
      case "元" -> Integer.toString(random.nextInt(9, 999));
      default -> one(BLANKS.getOrDefault(name, List.of()));
    };
  }

  private String one(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private static List<String> words(String line) {
    return List.of(line.split(" ", -1));
  }

  /// Each sentence as text, blank, text, blank … in turn.
  private static List<List<String>> sentences(String lines) {
    var parsed = new ArrayList<List<String>>();
    lines.lines().forEach(line -> parsed.add(List.of(line.split("[{}]", -1))));
    return List.copyOf(parsed);
  }
}
