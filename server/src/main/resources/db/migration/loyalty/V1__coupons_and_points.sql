-- What a shop gives away: so much off a purchase of at least so much. Codes are made by Heqi as
-- they are given (OWN), or were made elsewhere and lie in stock (STOCK).
create table loyalty.coupon_kinds (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  shop_id uuid not null,
  name text not null,
  source text not null,
  worth numeric(12,2) not null check (worth > 0),
  spend_from numeric(12,2) not null check (spend_from >= 0),
  currency text not null,
  days int not null check (days > 0),
  active boolean not null,
  made_at timestamptz not null,
  primary key (merchant_id, id),
  unique (merchant_id, shop_id, name),
  foreign key (merchant_id, shop_id) references merchant.shops (merchant_id, id)
);

-- One code. It keeps the worth that its kind had when it was given.
create table loyalty.coupons (
  merchant_id bigint not null,
  id uuid not null,
  kind_id uuid not null,
  code text not null,
  state text not null,
  key text,
  customer_id uuid,
  worth numeric(12,2),
  spend_from numeric(12,2),
  given_by uuid,
  given_at timestamptz,
  valid_until timestamptz,
  ended_at timestamptz,
  order_number text not null default '',
  primary key (merchant_id, id),
  unique (merchant_id, code),
  unique (merchant_id, key),
  foreign key (merchant_id, kind_id) references loyalty.coupon_kinds,
  foreign key (merchant_id, customer_id) references customer.customers,
  check ((state = 'STOCKED') = (customer_id is null))
);
create index on loyalty.coupons (merchant_id, customer_id, given_at desc, id desc) where customer_id is not null;
create index on loyalty.coupons (merchant_id, kind_id, id) where state = 'STOCKED';
create index on loyalty.coupons (merchant_id, kind_id, state);

-- How many points a customer has; never fewer than none.
create table loyalty.balances (
  merchant_id bigint not null,
  customer_id uuid not null,
  points int not null check (points >= 0),
  primary key (merchant_id, customer_id),
  foreign key (merchant_id, customer_id) references customer.customers
);

-- Why it is so many.
create table loyalty.point_entries (
  merchant_id bigint not null,
  id uuid not null,
  key text not null,
  customer_id uuid not null,
  change int not null check (change <> 0),
  points_after int not null,
  note text not null,
  written_by uuid,
  written_at timestamptz not null,
  primary key (merchant_id, id),
  unique (merchant_id, key),
  foreign key (merchant_id, customer_id) references loyalty.balances
);
create index on loyalty.point_entries (merchant_id, customer_id, written_at desc, id desc);

call foundation.wall('loyalty.coupon_kinds');
call foundation.wall('loyalty.coupons');
call foundation.wall('loyalty.balances');
call foundation.wall('loyalty.point_entries');

call staff.introduce('loyalty.read', '{AGENT,SUPERVISOR,MANAGER,OWNER}');
call staff.introduce('loyalty.adjust', '{SUPERVISOR,MANAGER,OWNER}');
call staff.introduce('loyalty.manage', '{MANAGER,OWNER}');
