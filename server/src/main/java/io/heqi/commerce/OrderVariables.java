package io.heqi.commerce;

import io.heqi.knowledge.variable.Occasion;
import io.heqi.knowledge.variable.Variable;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a script may say of the customer's newest order in the shop and of its parcel. None of it
/// is known of customers whose orders are not known to be theirs.
@Configuration
class OrderVariables {

  private static final String WORDS = "commerce.variable.";

  private final Orders orders;
  private final MessageSource texts;

  OrderVariables(Orders orders, MessageSource texts) {
    this.orders = orders;
    this.texts = texts;
  }

  @Bean
  Variable orderNumber() {
    return ofOrder("order.number", order -> Optional.of(order.number()));
  }

  @Bean
  Variable orderGoods() {
    return ofOrder("order.goods", order -> Optional.of(order.goodsInShort()));
  }

  @Bean
  Variable orderTotal() {
    return ofOrder("order.total", order -> Optional.of(order.amounts().total().toPlainString()));
  }

  @Bean
  Variable orderState() {
    return Variable.of(
        "order.state",
        WORDS,
        on ->
            atHand(on)
                .map(order -> word("commerce.order-state.", order.state().name(), on.language())));
  }

  @Bean
  Variable parcelCarrier() {
    return ofParcel("parcel.carrier", parcel -> Optional.of(parcel.carrier()));
  }

  @Bean
  Variable parcelNumber() {
    return ofParcel("parcel.number", parcel -> Optional.of(parcel.number()));
  }

  @Bean
  Variable parcelState() {
    return Variable.of(
        "parcel.state",
        WORDS,
        on ->
            atHand(on)
                .flatMap(OrderView::parcelAtHand)
                .map(
                    parcel ->
                        word("commerce.parcel-state.", parcel.state().name(), on.language())));
  }

  /// In the carrier's words.
  @Bean
  Variable parcelLatest() {
    return ofParcel(
        "parcel.latest", parcel -> parcel.events().stream().findFirst().map(ParcelEvent::text));
  }

  private Variable ofOrder(String code, Function<OrderView, Optional<String>> value) {
    return Variable.of(code, WORDS, on -> atHand(on).flatMap(value));
  }

  private Variable ofParcel(String code, Function<OrderView.ParcelView, Optional<String>> value) {
    return ofOrder(code, order -> order.parcelAtHand().flatMap(value));
  }

  private Optional<OrderView> atHand(Occasion on) {
    return orders.atHand(on.merchant(), on.customer(), on.shop());
  }

  private String word(String family, String name, Locale language) {
    var key = name.toLowerCase(Locale.ROOT).replace('_', '-');
    return texts.getMessage(family + key, null, language);
  }
}
