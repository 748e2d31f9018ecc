-- What shops sell, as their platforms tell it, and on what terms.
create table commerce.products (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  shop_id uuid not null,
  number text not null,
  told_at timestamptz not null,
  state text not null check (state in ('ON_SALE', 'OFF_SALE')),
  merchant_code text not null,
  title text not null,
  category text not null,
  -- The page that customers see, without a fragment; empty where none is known.
  link text not null,
  currency text not null,
  price_from numeric(12, 2) not null,
  price_to numeric(12, 2) not null,
  -- Of all variants together; null where one does not say.
  stock bigint,
  pictures jsonb not null,
  facts jsonb not null,
  primary key (merchant_id, id),
  unique (merchant_id, shop_id, number),
  foreign key (merchant_id, shop_id) references merchant.shops (merchant_id, id)
);
create index on commerce.products (merchant_id, told_at desc, id desc);
create index on commerce.products (merchant_id, shop_id, told_at desc, id desc);
create index on commerce.products (merchant_id, shop_id, link) where link <> '';
create index on commerce.products (merchant_id, shop_id, merchant_code) where merchant_code <> '';

create table commerce.product_variants (
  merchant_id bigint not null,
  product_id uuid not null,
  place int not null,
  number text not null,
  merchant_code text not null,
  name text not null,
  price numeric(12, 2) not null,
  stock int,
  primary key (merchant_id, product_id, place),
  foreign key (merchant_id, product_id) references commerce.products on delete cascade
);
create index on commerce.product_variants (merchant_id, merchant_code) where merchant_code <> '';

-- Each version of what holds of prices, promotions and service; the same for everybody.
create table commerce.sales_policies (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  version int not null,
  shop_id uuid not null,
  kind text not null check (kind in ('PRICE', 'PROMOTION', 'GIFT', 'SHIPPING', 'SERVICE')),
  title text not null,
  words text not null,
  -- Numbers of products; empty for all of the shop.
  products text[] not null,
  valid_from timestamptz not null,
  valid_until timestamptz,
  said_at timestamptz not null,
  said_by uuid not null,
  -- Until the next version was said; null for the last.
  replaced_at timestamptz,
  primary key (merchant_id, id, version),
  foreign key (merchant_id, shop_id) references merchant.shops (merchant_id, id)
);
create index on commerce.sales_policies (merchant_id, shop_id, valid_from desc, id);

call foundation.wall('commerce.products');
call foundation.wall('commerce.product_variants');
call foundation.wall('commerce.sales_policies');

alter table commerce.order_imports drop constraint order_imports_kind_check;
alter table commerce.order_imports add constraint order_imports_kind_check
  check (kind in ('ORDERS', 'PARCEL_EVENTS', 'PRODUCTS'));

call staff.introduce('commerce.policies', '{MANAGER, OWNER}');
