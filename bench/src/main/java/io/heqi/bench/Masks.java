package io.heqi.bench;

import java.util.Map;

/// Puts something plausible where a data set hides numbers and names, since real messages hold
/// them.
final class Masks {

  private static final Map<String, String> PLAUSIBLE =
      Map.ofEntries(
          Map.entry("[数字x]", "12"),
          Map.entry("[订单x]", "123456789012"),
          Map.entry("[电话x]", "13800000000"),
          Map.entry("[金额x]", "12元"),
          Map.entry("[日期x]", "1月12日"),
          Map.entry("[时间x]", "12点"),
          Map.entry("[地址x]", "某区某路12号"),
          Map.entry("[姓名x]", ""),
          Map.entry("[邮箱x]", "a@b.cn"),
          Map.entry("[身份证号x]", "110101200001011234"),
          Map.entry("[组织机构x]", "某公司"));

  private Masks() {}

  static String lifted(String text) {
    var lifted = text;
    for (var mask : PLAUSIBLE.entrySet()) {
      lifted = lifted.replace(mask.getKey(), mask.getValue());
    }
    return lifted;
  }
}
