package io.heqi.foundation.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Which hosts a merchant may have Heqi speak to: none in a private network, unless whoever runs
/// Heqi allows it by `HEQI_OUTBOUND_PRIVATE_ALLOWED`. Ask right before each connection.
@Component
public class OutsideHosts {

  private final boolean privateAllowed;

  OutsideHosts(@Value("${heqi.outbound.private-allowed:false}") boolean privateAllowed) {
    this.privateAllowed = privateAllowed;
  }

  public boolean mayBeCalled(String host) throws UnknownHostException {
    return privateAllowed || !isPrivate(host);
  }

  /// Whether any address of the host lies in a private network or on this machine.
  public static boolean isPrivate(String host) throws UnknownHostException {
    for (var address : InetAddress.getAllByName(host)) {
      var bytes = address.getAddress();
      var uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
      var shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
      if (address.isAnyLocalAddress()
          || address.isLoopbackAddress()
          || address.isLinkLocalAddress()
          || address.isSiteLocalAddress()
          || address.isMulticastAddress()
          || uniqueLocal
          || shared) {
        return true;
      }
    }
    return false;
  }
}
