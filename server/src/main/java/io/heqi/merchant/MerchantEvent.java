package io.heqi.merchant;

import io.heqi.foundation.security.Actor;
import io.heqi.shared.ShopId;

/// What somebody did to a merchant's shops; published in the transaction of the deed.
public sealed interface MerchantEvent {

  Actor by();

  ShopId shop();

  record ShopOpened(Actor by, ShopId shop) implements MerchantEvent {}

  record ShopChanged(Actor by, ShopId shop) implements MerchantEvent {}

  record HoursSet(Actor by, ShopId shop) implements MerchantEvent {}
}
