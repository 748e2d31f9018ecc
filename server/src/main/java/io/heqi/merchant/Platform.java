package io.heqi.merchant;

/// Where a shop sells.
public enum Platform {
  OWN_PAGES,
  XHS,
  KUAISHOU,
  DOUYIN,
  PDD,
  WECHAT_SHOP,
  TAOBAO,
  JD
}
