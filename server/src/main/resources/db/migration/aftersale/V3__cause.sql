-- What inspection or the agent found out: which batch the goods are of, and what the ways of the
-- case cost the merchant.
alter table aftersale.case_lines add column batch text not null default '';
alter table aftersale.cases add column freight_cost numeric(12, 2);

-- The goods that were sold, told apart by the merchant's code, else by the platform's number in
-- its shop, else by their title; each with its variant.
create table aftersale.cause_products (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  code text not null,
  number text not null,
  title text not null,
  variant text not null,
  primary key (merchant_id, id)
);

-- The lines of paid orders, so that what an order put into the sums can be taken out again.
create table aftersale.cause_sales (
  merchant_id bigint not null references merchant.merchants,
  order_id uuid not null,
  line int not null,
  shop_id uuid not null,
  day date not null,
  product uuid not null,
  supplier text not null,
  carrier text not null,
  pieces int not null,
  primary key (merchant_id, order_id, line)
);

-- Pieces sold by day: of all goods, by product, by supplier, by carrier. The sums of cause_sales.
create table aftersale.cause_days (
  merchant_id bigint not null references merchant.merchants,
  dimension text not null,
  day date not null,
  shop_id uuid not null,
  key text not null,
  pieces bigint not null,
  primary key (merchant_id, dimension, day, shop_id, key)
);
create index on aftersale.cause_days (merchant_id, dimension, key, day);

-- The lines of cases that customers did not withdraw, with what they are counted by. Nobody's name.
create table aftersale.cause_claims (
  merchant_id bigint not null references merchant.merchants,
  case_id uuid not null,
  line int not null,
  order_id uuid not null,
  shop_id uuid not null,
  day date not null,
  product uuid not null,
  batch text not null,
  supplier text not null,
  carrier text not null,
  reason text not null,
  liable text not null,
  quality boolean not null,
  pieces int not null,
  currency text not null,
  refunded numeric(12, 2) not null,
  compensated numeric(12, 2) not null,
  freight numeric(12, 2) not null,
  primary key (merchant_id, case_id, line),
  foreign key (merchant_id, case_id) references aftersale.cases on delete cascade
);
create index on aftersale.cause_claims (merchant_id, day desc, case_id desc);
create index on aftersale.cause_claims (merchant_id, product, day desc, case_id desc);
create index on aftersale.cause_claims (merchant_id, order_id);

-- Orders of which something was heard and that are still to be worked out.
create table aftersale.cause_news (
  merchant_id bigint not null references merchant.merchants,
  order_id uuid not null,
  heard bigint not null,
  next_attempt_at timestamptz not null,
  attempts int not null,
  reason text not null,
  primary key (merchant_id, order_id)
);
create index on aftersale.cause_news (merchant_id, next_attempt_at, order_id);

-- What somebody proposes because of what went wrong, with what was seen at that moment.
create table aftersale.proposals (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  key text not null,
  dimension text,
  subject_key text not null,
  subject text not null,
  shops uuid[] not null,
  first_day date,
  last_day date,
  seen jsonb,
  kind text not null,
  observation text not null,
  text text not null,
  owner_id uuid not null,
  due_at timestamptz not null,
  state text not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  result text not null,
  primary key (merchant_id, id),
  unique (merchant_id, key),
  check ((dimension is null) = (first_day is null)),
  check ((state = 'OPEN') = (ended_at is null))
);
create index on aftersale.proposals (merchant_id, proposed_at desc, id desc);
create index on aftersale.proposals (merchant_id, state, proposed_at desc, id desc);
create index on aftersale.proposals (merchant_id, dimension, subject_key, proposed_at desc, id desc);

call foundation.wall('aftersale.cause_products');
call foundation.wall('aftersale.cause_sales');
call foundation.wall('aftersale.cause_days');
call foundation.wall('aftersale.cause_claims');
call foundation.wall('aftersale.cause_news');
call foundation.wall('aftersale.proposals');

call staff.introduce('aftersale.causes', '{SUPERVISOR, MANAGER, OWNER}');
call staff.introduce('aftersale.propose', '{MANAGER, OWNER}');

-- What was sold before there was an analysis.
insert into aftersale.cause_news
select merchant_id, id, 1, now(), 0, '' from commerce.orders;
