-- What a merchant gives a customer for something that went wrong: asked for by an agent, granted
-- at once or by a second person, carried out once.
create table aftersale.compensations (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  key text not null,
  shop_id uuid not null,
  order_id uuid not null,
  order_number text not null,
  case_id uuid,
  customer_id uuid,
  kind text not null,
  worth numeric(12,2) not null check (worth >= 0),
  currency text not null,
  coupon_kind uuid,
  points int,
  gift text not null default '',
  reason text not null,
  note text not null,
  state text not null,
  beyond text[] not null default '{}',
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_note text not null default '',
  ended_by uuid,
  ended_at timestamptz,
  reference text not null default '',
  primary key (merchant_id, id),
  unique (merchant_id, key),
  foreign key (merchant_id, order_id) references commerce.orders,
  foreign key (merchant_id, case_id) references aftersale.cases,
  foreign key (merchant_id, customer_id) references customer.customers
);
create index on aftersale.compensations (merchant_id, order_id, asked_at desc, id desc);
create index on aftersale.compensations (merchant_id, asked_by, asked_at);
create index on aftersale.compensations (merchant_id, state, asked_at desc, id desc);
create index on aftersale.compensations (merchant_id, asked_at desc, id desc);

call foundation.wall('aftersale.compensations');

call staff.introduce('aftersale.compensate', '{AGENT, SUPERVISOR, MANAGER, OWNER}');
call staff.introduce('aftersale.approve', '{SUPERVISOR, MANAGER, OWNER}');
