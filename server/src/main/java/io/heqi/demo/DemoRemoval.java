package io.heqi.demo;

import io.heqi.foundation.files.FileStore;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.MerchantPermissions;
import io.heqi.merchant.Merchants;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.staff.Founding;
import io.heqi.staff.OneTimeLinks;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Service;

/// Takes the demo out of the house, for good. What a customer's open page wrote in the very moment
/// is taken out at the next start.
@Service
public class DemoRemoval implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(DemoRemoval.class);
  private static final String DESK = "/desk";

  private final Merchants merchants;
  private final Founding founding;
  private final FileStore files;
  private final OneTimeLinks links;

  DemoRemoval(Merchants merchants, Founding founding, FileStore files, OneTimeLinks links) {
    this.merchants = merchants;
    this.founding = founding;
    this.files = files;
    this.links = links;
  }

  /// @param name the demo merchant's name, typed as proof that this is meant
  /// @return where to go on: the page that makes the first real merchant, or, where there is one
  ///     already, the desk's sign-in
  public String remove(Actor by, String name) {
    by.require(MerchantPermissions.REMOVE);
    var merchant =
        merchants
            .find(by.merchant())
            .filter(Merchants.MerchantView::demo)
            .orElseThrow(() -> Refusal.conflict("demo.real-merchant"));
    if (!merchant.name().equals(name.strip())) {
      throw Refusal.invalid("demo.other-name", merchant.name());
    }
    dissolve(merchant.id());
    log.info("The demo merchant was removed");
    return links.firstOwner().map(OneTimeLinks.Link::path).orElse(DESK);
  }

  @Override
  public void run(ApplicationArguments arguments) {
    merchants.removed().forEach(this::dissolve);
  }

  private void dissolve(MerchantId merchant) {
    founding.dissolve(merchant);
    try {
      files.forget(merchant);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
