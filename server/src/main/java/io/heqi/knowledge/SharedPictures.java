package io.heqi.knowledge;

import io.heqi.foundation.security.Actor;
import io.heqi.shared.AttachmentId;
import io.heqi.shared.MerchantId;

/// The stored pictures that answers show.
public interface SharedPictures {

  /// Lets everybody at the merchant see a picture from now on. Refused where there is no such
  /// picture, or the actor may not see it.
  void share(Actor by, AttachmentId picture);

  /// Where anybody who is told the address may load a picture.
  String address(MerchantId merchant, AttachmentId picture);
}
