-- How far an instant refund came: money that goes out before the goods are back.
alter table aftersale.cases add column advance text not null default 'NONE';
create index on aftersale.cases (merchant_id, return_number) where return_number <> '';

-- What went out before and was not owed in the end.
create table aftersale.recoveries (
  merchant_id bigint not null,
  case_id uuid not null,
  number bigint not null,
  order_id uuid not null,
  order_number text not null,
  shop_id uuid not null,
  customer_id uuid not null,
  amount numeric(12, 2) not null check (amount > 0),
  currency text not null,
  state text not null,
  recovered numeric(12, 2) not null check (recovered between 0 and amount),
  reference text not null,
  note text not null,
  asked_at timestamptz not null,
  ended_at timestamptz,
  primary key (merchant_id, case_id),
  foreign key (merchant_id, case_id) references aftersale.cases on delete cascade
);
create index on aftersale.recoveries (merchant_id, asked_at, case_id) where state = 'OPEN';
create index on aftersale.recoveries (merchant_id, customer_id) where state = 'OPEN';
call foundation.wall('aftersale.recoveries');

-- On 淘宝 sending the goods ends a refund that nobody answered; shops that have limits of their own keep the rest of them.
update merchant.rule_sets as r set rules = r.rules || jsonb_build_object('sendingCloses', s.platform = 'TAOBAO')
from merchant.shops as s
where r.kind = 'aftersale.limits' and s.merchant_id = r.merchant_id and s.id = r.shop_id;
