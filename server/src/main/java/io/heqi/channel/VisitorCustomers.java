package io.heqi.channel;

import io.heqi.customer.Customers;
import io.heqi.customer.IdentityKey;
import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Lets other modules' doors in the widget know which customer knocks.
@Service
public class VisitorCustomers {

  private final Widgets widgets;
  private final VisitorTokens tokens;
  private final Customers customers;

  VisitorCustomers(Widgets widgets, VisitorTokens tokens, Customers customers) {
    this.widgets = widgets;
    this.tokens = tokens;
    this.customers = customers;
  }

  /// @param key of the channel
  /// @param token of the visitor
  public record Knock(String key, String token, @Nullable String origin, String host) {}

  /// Does something as the customer.
  ///
  /// @param unknown the refusal of a visitor whom nobody knows
  public void run(Knock knock, String unknown, BiConsumer<MerchantId, CustomerId> work) {
    var visitor = visitor(knock);
    Tenancy.run(
        visitor.merchant(),
        () ->
            work.accept(
                visitor.merchant(),
                customer(visitor).orElseThrow(() -> Refusal.notFound(unknown))));
  }

  /// Asks something as the customer; empty for a visitor whom nobody knows.
  public <T> Optional<T> ask(Knock knock, BiFunction<MerchantId, CustomerId, T> work) {
    var visitor = visitor(knock);
    return Tenancy.within(
        visitor.merchant(),
        () -> customer(visitor).map(customer -> work.apply(visitor.merchant(), customer)));
  }

  private Visitor visitor(Knock knock) {
    var visitor = tokens.verify(knock.token());
    widgets.requireAllowed(knock.key(), visitor, knock.origin(), knock.host());
    return visitor;
  }

  private Optional<CustomerId> customer(Visitor visitor) {
    return customers.find(
        new IdentityKey(visitor.merchant(), visitor.channel(), visitor.externalId()));
  }
}
