-- Paid orders by the time of their payment, for sheets and their totals.
create index on commerce.orders (merchant_id, shop_id, (coalesce(paid_at, placed_at)), id)
  where paid_at is not null or paid > 0;
