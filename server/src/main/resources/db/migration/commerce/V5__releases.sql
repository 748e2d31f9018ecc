-- A receiver that was changed here stays until the platform tells another one than it told before.
alter table commerce.orders
  add column told_receiver bytea,
  add column own_receiver boolean not null default false;

-- Paid orders on their way to whoever ships them, where a shop wants the address confirmed first.
create table commerce.releases (
  merchant_id bigint not null,
  order_id uuid not null,
  shop_id uuid not null,
  state text not null,
  entered_at timestamptz not null,
  due_at timestamptz,
  confirmed_by text,
  account_id uuid,
  released_at timestamptz,
  note text not null default '',
  next_attempt_at timestamptz,
  attempts int not null default 0,
  reason text not null default '',
  primary key (merchant_id, order_id),
  foreign key (merchant_id, order_id) references commerce.orders on delete cascade
);
create index on commerce.releases (merchant_id, state, entered_at desc, order_id desc);
create index on commerce.releases (merchant_id, next_attempt_at) where state = 'WAITING';

-- Other receivers that customers or agents asked for.
create table commerce.address_changes (
  merchant_id bigint not null,
  id uuid not null,
  order_id uuid not null,
  shop_id uuid not null,
  asked_by text not null,
  account_id uuid,
  customer_id uuid,
  asked_at timestamptz not null,
  receiver bytea not null,
  state text not null,
  note text not null default '',
  ended_at timestamptz,
  ended_by uuid,
  primary key (merchant_id, id),
  foreign key (merchant_id, order_id) references commerce.orders on delete cascade
);
create index on commerce.address_changes (merchant_id, order_id, asked_at desc);
create index on commerce.address_changes (merchant_id, asked_at desc, id desc)
  where state in ('TO_COPY', 'INTERCEPTING');
create unique index on commerce.address_changes (merchant_id, order_id) where state = 'INTERCEPTING';

call foundation.wall('commerce.releases');
call foundation.wall('commerce.address_changes');
