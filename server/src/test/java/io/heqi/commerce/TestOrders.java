package io.heqi.commerce;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes orders for tests.
public final class TestOrders {

  public static final Instant PLACED = Instant.parse("2026-11-20T07:00:00Z");
  public static final Receiver LIN =
      new Receiver("林小满", "13800138000", "浙江省 杭州市 西湖区", "文三路 1 号 2 单元 301");

  private TestOrders() {}

  public static Builder paid(String number) {
    return new Builder(number);
  }

  /// A paid order of 199.00 over two goods, changed where a test cares.
  public static final class Builder {

    private final String number;
    private Instant toldAt = PLACED;
    private Instant placed = PLACED;
    private @Nullable Instant paidAt;
    private @Nullable Instant receivedAt;
    private OrderState state = OrderState.TO_SHIP;
    private String buyer = "";
    private @Nullable Receiver receiver = LIN;
    private @Nullable List<SaveOrder.SentParcel> parcels;

    private Builder(String number) {
      this.number = number;
    }

    public Builder toldAt(Instant at) {
      this.toldAt = at;
      return this;
    }

    public Builder placed(Instant at) {
      this.placed = at;
      return this;
    }

    /// Left out, it was paid when it was placed.
    public Builder paidAt(Instant at) {
      this.paidAt = at;
      return this;
    }

    public Builder receivedAt(Instant at) {
      this.receivedAt = at;
      this.state = OrderState.RECEIVED;
      return this;
    }

    public Builder state(OrderState now) {
      this.state = now;
      return this;
    }

    public Builder boughtBy(String id) {
      this.buyer = id;
      return this;
    }

    public Builder goesTo(@Nullable Receiver who) {
      this.receiver = who;
      return this;
    }

    public Builder sentWith(String carrier, String tracking) {
      this.parcels = List.of(new SaveOrder.SentParcel(carrier, tracking, placed));
      this.state = OrderState.SHIPPED;
      return this;
    }

    public SaveOrder build() {
      return new SaveOrder(
          number,
          toldAt,
          state,
          buyer,
          "小满",
          new Amounts(
              "CNY",
              new BigDecimal("209.00"),
              BigDecimal.ZERO,
              new BigDecimal("10.00"),
              new BigDecimal("199.00"),
              new BigDecimal("199.00")),
          new OrderTimes(placed, paidAt == null ? placed : paidAt, null, receivedAt, null),
          receiver,
          "",
          "",
          List.of(
              new OrderLine(
                  "P1",
                  "SW-01",
                  "羊毛衫",
                  "白色 / M",
                  1,
                  new BigDecimal("159.00"),
                  new BigDecimal("151.40")),
              new OrderLine(
                  "P2", "", "袜子", "", 2, new BigDecimal("25.00"), new BigDecimal("47.60"))),
          parcels);
    }
  }
}
