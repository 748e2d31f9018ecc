-- Cases that stand on a platform and are decided there, as it told them last.
create table aftersale.platform_cases (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  shop_id uuid not null,
  number text not null,
  order_number text not null,
  -- Null until the order is told.
  order_id uuid,
  -- Our own case about the same.
  case_id uuid,
  -- Null for a code that nobody knows.
  type text,
  type_code text not null,
  state text,
  state_code text not null,
  refund_code text not null,
  dispute_code text not null,
  amount numeric(12, 2) not null check (amount >= 0),
  currency text not null,
  reason text not null,
  owner_id uuid not null,
  -- Null where the case is over.
  due_at timestamptz,
  due_told boolean not null,
  updated_at timestamptz not null,
  primary key (merchant_id, id),
  unique (merchant_id, shop_id, number),
  foreign key (merchant_id, shop_id) references merchant.shops (merchant_id, id),
  foreign key (merchant_id, order_id) references commerce.orders (merchant_id, id),
  foreign key (merchant_id, case_id) references aftersale.cases
);
create index on aftersale.platform_cases (merchant_id, due_at, id) where due_at is not null;
create index on aftersale.platform_cases (merchant_id, shop_id, due_at, id) where due_at is not null;
create index on aftersale.platform_cases (merchant_id, due_at, id) where due_at is not null and state is null;
create index on aftersale.platform_cases (merchant_id, updated_at desc, id desc) where due_at is null;
create index on aftersale.platform_cases (merchant_id, order_id);
create index on aftersale.platform_cases (merchant_id, case_id);
create index on aftersale.platform_cases (merchant_id, shop_id, order_number) where order_id is null;

-- Each word of the platform about it.
create table aftersale.platform_moves (
  merchant_id bigint not null,
  case_id uuid not null,
  at timestamptz not null,
  state text,
  state_code text not null,
  told_at timestamptz not null,
  primary key (merchant_id, case_id, at),
  foreign key (merchant_id, case_id) references aftersale.platform_cases on delete cascade
);
call foundation.wall('aftersale.platform_cases');
call foundation.wall('aftersale.platform_moves');
