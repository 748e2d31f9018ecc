package io.heqi.commerce.gateway;

import io.heqi.merchant.Platform;

class PddGatewayTest extends GatewayContract {

  @Override
  Platform platform() {
    return Platform.PDD;
  }

  @Override
  SimulatedShop aSimulatedShop() {
    return new SimulatedPdd(clock);
  }

  @Override
  String toShip() {
    return "1.1";
  }

  @Override
  String shipped() {
    return "1.2";
  }

  @Override
  String unheardOf() {
    return "1.9";
  }
}
