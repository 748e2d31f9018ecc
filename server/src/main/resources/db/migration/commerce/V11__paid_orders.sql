-- Paid orders by the time of their payment, for sheets and their totals. A case and not coalesce, which PostgreSQL holds to be
-- able to leak: behind a tenant wall it is looked at only after the wall, and never by an index.
create index on commerce.orders (merchant_id, shop_id, (case when paid_at is null then placed_at else paid_at end), id)
  where paid_at is not null or paid > 0;
