package io.heqi.knowledge.exchange;

import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.ShopChannels;
import io.heqi.knowledge.Stock;
import io.heqi.knowledge.variable.Variables;
import io.heqi.merchant.ShopView;
import io.heqi.merchant.Shops;
import io.heqi.shared.AttachmentId;
import io.heqi.shared.MerchantId;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Looks up what a file of a merchant may name.
@Component
class Neighbours {

  private static final ZoneId HOME = ZoneId.of("Asia/Shanghai");

  private final Shops shops;
  private final ShopChannels channels;
  private final Stock stock;
  private final Variables variables;

  Neighbours(Shops shops, ShopChannels channels, Stock stock, Variables variables) {
    this.shops = shops;
    this.channels = channels;
    this.stock = stock;
    this.variables = variables;
  }

  /// For writing, which asks for no pictures.
  Neighbourhood of(MerchantId merchant) {
    return of(merchant, Set.of());
  }

  Neighbourhood withPictures(MerchantId merchant) {
    return of(
        merchant,
        stock
            .all(merchant, Knowledge.Filter.ALL)
            .flatMap(item -> item.content().answers().stream())
            .flatMap(answer -> answer.pictures().stream())
            .map(AttachmentId::value)
            .collect(Collectors.toSet()));
  }

  /// Days are those of the merchant's first shop, as on the desk.
  private Neighbourhood of(MerchantId merchant, Set<UUID> pictures) {
    var all = shops.list(merchant);
    return new Neighbourhood(
        all.stream().collect(Collectors.toMap(ShopView::id, ShopView::name)),
        channels.names(merchant),
        pictures,
        variables.codes(),
        all.isEmpty() ? HOME : ZoneId.of(all.getFirst().zone()));
  }
}
