-- What the merchant says goes with a product; numbers of products.
create table outreach.goods_pairs (
  merchant_id bigint not null references merchant.merchants,
  shop_id uuid not null,
  product text not null,
  goes_with text not null,
  reason text not null,
  primary key (merchant_id, shop_id, product, goes_with),
  foreign key (merchant_id, shop_id) references merchant.shops (merchant_id, id)
);

-- Further goods that were offered to whoever paid an order, once for each.
create table outreach.cross_sell_offers (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  shop_id uuid not null,
  order_id uuid not null,
  customer_id uuid not null,
  products text[] not null,
  goods text not null,
  text text not null,
  coupon_id uuid,
  gift text not null,
  offered_at timestamptz not null,
  offered_by uuid not null,
  said_at timestamptz,
  -- Until when a purchase counts as its.
  counts_until timestamptz not null,
  taken_order uuid,
  taken_at timestamptz,
  taken_amount numeric(12, 2),
  currency text not null,
  primary key (merchant_id, id),
  unique (merchant_id, order_id),
  foreign key (merchant_id, order_id) references commerce.orders on delete cascade,
  foreign key (merchant_id, customer_id) references customer.customers
);
create index on outreach.cross_sell_offers (merchant_id, offered_at desc, id desc);
create index on outreach.cross_sell_offers (merchant_id, counts_until) where taken_order is null;
create index on outreach.cross_sell_offers (merchant_id, customer_id) where taken_order is null;
create index on outreach.cross_sell_offers (merchant_id, taken_order) where taken_order is not null;

call foundation.wall('outreach.goods_pairs');
call foundation.wall('outreach.cross_sell_offers');

call staff.introduce('outreach.offer', '{AGENT, SUPERVISOR, MANAGER, OWNER}');
