package io.heqi.bench;

import java.util.List;

/// Insults as people write them past a filter, and harmless messages that look like insults or
/// dangers to one. Written for this bench; none is a line of the program's own list.
final class Disguises {

  static final List<String> INSULTS =
      List.of(
          "你个傻 叉",
          "煞!笔客服",
          "s-b商家",
          "草泥🐴退钱",
          "你🐴死了",
          "脑 c 残",
          "nao残吧你",
          "滚犊zi",
          "fei物一个",
          "你们都是智zhang",
          "C.N.M",
          "sha bi 客服",
          "shabi",
          "傻·逼·东西",
          "弱zhi",
          "狗 東 西",
          "贱Ren",
          "艹 你 们",
          "滚！退钱",
          "f*ck you",
          "2 B 客服",
          "S B",
          "煞币",
          "死q家",
          "畜牲不如",
          "蠢 z",
          "caonima",
          "神 经 病 啊",
          "王8蛋",
          "🐷头",
          "穷B买不起别开店",
          "去si吧");

  static final List<String> HARMLESS =
      List.of(
          "收货地址怎么改",
          "还没收货可以开票吗",
          "到货通知开了",
          "上门取件几点",
          "开户行是哪里",
          "你们家滚筒洗衣机有货吗",
          "2B铅笔有吗",
          "纸张厚度多少",
          "收件人写错了",
          "寄件人是谁",
          "第二笔订单没发货",
          "网购东西第一次用",
          "生日你们有优惠吗",
          "给你妈妈也买一件",
          "这个有啥比较好的",
          "你妈比我还急",
          "工商银行卡可以付吗",
          "人工费多少",
          "真人实拍的吗",
          "敏感肌用会过敏吗",
          "垃圾袋一卷几个",
          "辣鸡翅还有货吗",
          "相机曝光补偿怎么调",
          "烟雾报警器怎么安装",
          "病毒库怎么更新",
          "usb线有吗",
          "去死皮的吗",
          "白吃的零食",
          "包装B款有吗",
          "鸡B套餐",
          "M码s码b款",
          "这片子能看吗",
          "电脑弹出窗口",
          "电脑残留怎么清理",
          "会爆炸吗这个锅",
          "律师袍有小码吗",
          "没有差评吧",
          "不用转人工了",
          "变态辣鸡爪");

  private Disguises() {}
}
