package io.heqi.commerce;

import io.heqi.foundation.database.FieldCipher;
import io.heqi.shared.MerchantId;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Writes another receiver into an order. It stays until the platform tells one that differs from
/// what it told before.
@Component
public class Receivers {

  private final OrderRepository orders;
  private final FieldCipher cipher;
  private final Prints prints;
  private final JsonMapper json;

  Receivers(OrderRepository orders, FieldCipher cipher, Prints prints, JsonMapper json) {
    this.orders = orders;
    this.cipher = cipher;
    this.prints = prints;
    this.json = json;
  }

  /// A print of what a platform tells, by which it is known again without being read.
  static byte[] print(FieldCipher cipher, JsonMapper json, MerchantId merchant, Receiver told) {
    return cipher.print("commerce.receiver-print:" + merchant, json.writeValueAsString(told));
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void change(MerchantId merchant, OrderId id, Receiver receiver) {
    var order = orders.views(merchant, null, List.of(id)).getFirst();
    var told = order.receiver();
    var place = OrderRepository.receiverPlace(merchant, order.shop(), order.number());
    orders.changeReceiver(
        merchant,
        id,
        cipher.seal(place, json.writeValueAsString(receiver)),
        prints.phone(merchant, receiver.phone()).orElse(null),
        prints.tail(merchant, receiver.phone()).orElse(null),
        told == null ? null : print(cipher, json, merchant, told));
  }
}
