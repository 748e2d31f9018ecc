-- What was bought, as the shop's platform tells it. The newest state that the platform gave wins.
create table commerce.orders (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  shop_id uuid not null,
  number text not null,
  told_at timestamptz not null,
  buyer_id text not null,
  buyer_name text not null,
  state text not null,
  currency text not null,
  goods numeric(12, 2) not null,
  freight numeric(12, 2) not null,
  discount numeric(12, 2) not null,
  total numeric(12, 2) not null,
  paid numeric(12, 2) not null,
  placed_at timestamptz not null,
  paid_at timestamptz,
  shipped_at timestamptz,
  received_at timestamptz,
  closed_at timestamptz,
  receiver bytea,
  phone_print bytea,
  phone_tail_print bytea,
  buyer_note text not null,
  seller_note text not null,
  primary key (merchant_id, id),
  unique (merchant_id, shop_id, number),
  foreign key (merchant_id, shop_id) references merchant.shops (merchant_id, id)
);
create index on commerce.orders (merchant_id, placed_at desc, id desc);
create index on commerce.orders (merchant_id, shop_id, placed_at desc, id desc);
create index on commerce.orders (merchant_id, state, placed_at desc, id desc);
create index on commerce.orders (merchant_id, shop_id, buyer_id, placed_at desc, id desc);
create index on commerce.orders (merchant_id, number text_pattern_ops);
create index on commerce.orders (merchant_id, phone_print, placed_at desc) where phone_print is not null;
create index on commerce.orders (merchant_id, phone_tail_print, placed_at desc) where phone_tail_print is not null;

create table commerce.order_lines (
  merchant_id bigint not null,
  order_id uuid not null,
  place int not null,
  product_number text not null,
  merchant_code text not null,
  title text not null,
  variant text not null,
  quantity int not null,
  price numeric(12, 2) not null,
  amount numeric(12, 2) not null,
  primary key (merchant_id, order_id, place),
  foreign key (merchant_id, order_id) references commerce.orders on delete cascade
);

create table commerce.parcels (
  merchant_id bigint not null,
  order_id uuid not null,
  carrier text not null,
  number text not null,
  shipped_at timestamptz,
  state text not null,
  moved_at timestamptz,
  primary key (merchant_id, order_id, carrier, number),
  foreign key (merchant_id, order_id) references commerce.orders on delete cascade
);
create index on commerce.parcels (merchant_id, number, carrier);

-- One parcel may hold the goods of several orders; what happens to it is told once.
create table commerce.parcel_events (
  merchant_id bigint not null,
  carrier text not null,
  number text not null,
  at timestamptz not null,
  text text not null,
  state text,
  primary key (merchant_id, carrier, number, at, text)
);

-- Orders that a customer proved to be theirs, or that an agent knows to be.
create table commerce.order_customers (
  merchant_id bigint not null,
  customer_id uuid not null,
  order_id uuid not null,
  placed_at timestamptz not null,
  linked_at timestamptz not null,
  linked_by uuid,
  primary key (merchant_id, customer_id, order_id),
  foreign key (merchant_id, order_id) references commerce.orders on delete cascade
);
create index on commerce.order_customers (merchant_id, customer_id, placed_at desc, order_id desc);
create index on commerce.order_customers (merchant_id, order_id);

-- Who tried in vain to prove an order to be theirs.
create table commerce.proof_attempts (
  merchant_id bigint not null,
  id uuid not null,
  customer_id uuid not null,
  number text not null,
  at timestamptz not null,
  primary key (merchant_id, id)
);
create index on commerce.proof_attempts (merchant_id, customer_id, at);
create index on commerce.proof_attempts (merchant_id, number, at);
create index on commerce.proof_attempts (merchant_id, at);

call foundation.wall('commerce.orders');
call foundation.wall('commerce.order_lines');
call foundation.wall('commerce.parcels');
call foundation.wall('commerce.parcel_events');
call foundation.wall('commerce.order_customers');
call foundation.wall('commerce.proof_attempts');
