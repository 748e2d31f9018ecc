-- What a customer asks for after a purchase, as it stands. Every step of it is a row of `moves`.
create table aftersale.cases (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  number bigint not null,
  shop_id uuid not null,
  order_id uuid not null,
  order_number text not null,
  customer_id uuid,
  channel_id uuid,
  conversation_id uuid,
  key text not null,
  type text not null,
  state text not null,
  version int not null,
  reason text not null,
  condition text not null,
  goods_came boolean not null,
  was_sent boolean not null,
  goods_back boolean not null,
  amount numeric(12, 2) not null,
  currency text not null,
  text text not null,
  severity int not null,
  owner_id uuid not null,
  applied_by uuid,
  applied_at timestamptz not null,
  liable text,
  freight_by text,
  -- What the merchant offered, while it is not answered.
  offered_type text,
  offered_amount numeric(12, 2),
  offered_from text,
  offers int not null,
  return_address text not null,
  return_carrier text not null,
  return_number text not null,
  sent_carrier text not null,
  sent_number text not null,
  policy_from timestamptz not null,
  entered_at timestamptz not null,
  due_at timestamptz,
  rank_at timestamptz,
  ended_at timestamptz,
  primary key (merchant_id, id),
  unique (merchant_id, number),
  unique (merchant_id, key),
  foreign key (merchant_id, shop_id) references merchant.shops (merchant_id, id),
  foreign key (merchant_id, order_id) references commerce.orders (merchant_id, id),
  check ((ended_at is null) = (due_at is not null)),
  check (amount >= 0)
);
create index on aftersale.cases (merchant_id, rank_at, id) where ended_at is null;
create index on aftersale.cases (merchant_id, owner_id, rank_at, id) where ended_at is null;
create index on aftersale.cases (merchant_id, state, rank_at, id) where ended_at is null;
create index on aftersale.cases (merchant_id, shop_id, rank_at, id) where ended_at is null;
create index on aftersale.cases (merchant_id, ended_at desc, id desc) where ended_at is not null;
create index on aftersale.cases (merchant_id, order_id);
create index on aftersale.cases (merchant_id, customer_id, applied_at desc, id desc);
create index on aftersale.cases (merchant_id, return_number) where state = 'WAIT_MERCHANT_RECEIPT';

create table aftersale.case_lines (
  merchant_id bigint not null,
  case_id uuid not null,
  line int not null,
  quantity int not null check (quantity > 0),
  primary key (merchant_id, case_id, line),
  foreign key (merchant_id, case_id) references aftersale.cases on delete cascade
);

create table aftersale.moves (
  merchant_id bigint not null,
  case_id uuid not null,
  version int not null,
  at timestamptz not null,
  party text not null,
  account_id uuid,
  move text not null,
  from_state text not null,
  to_state text not null,
  note text not null,
  facts jsonb not null,
  primary key (merchant_id, case_id, version),
  foreign key (merchant_id, case_id) references aftersale.cases on delete cascade
);

-- Pictures and other files that show what is said.
create table aftersale.evidence (
  merchant_id bigint not null,
  case_id uuid not null,
  attachment_id uuid not null,
  party text not null,
  at timestamptz not null,
  name text not null,
  media_type text not null,
  note text not null,
  primary key (merchant_id, case_id, attachment_id),
  foreign key (merchant_id, case_id) references aftersale.cases on delete cascade
);

-- The time limit of the step that a case is in; it goes with the step.
create table aftersale.deadlines (
  merchant_id bigint not null,
  case_id uuid not null,
  version int not null,
  next_attempt_at timestamptz not null,
  attempts int not null,
  reason text not null,
  primary key (merchant_id, case_id),
  foreign key (merchant_id, case_id) references aftersale.cases on delete cascade
);
create index on aftersale.deadlines (merchant_id, next_attempt_at);

-- What the customer has still to be told in the chat.
create table aftersale.notices (
  merchant_id bigint not null,
  case_id uuid not null,
  version int not null,
  next_attempt_at timestamptz not null,
  attempts int not null,
  reason text not null,
  primary key (merchant_id, case_id, version),
  foreign key (merchant_id, case_id) references aftersale.cases on delete cascade
);
create index on aftersale.notices (merchant_id, next_attempt_at);

-- Money to be given back: one row for a case, whatever happens to it.
create table aftersale.refunds (
  merchant_id bigint not null,
  case_id uuid not null,
  order_id uuid not null,
  shop_id uuid not null,
  amount numeric(12, 2) not null check (amount > 0),
  currency text not null,
  state text not null,
  attempts int not null,
  reference text not null,
  problem text not null,
  asked_at timestamptz not null,
  settled_at timestamptz,
  primary key (merchant_id, case_id),
  foreign key (merchant_id, case_id) references aftersale.cases on delete cascade
);
create index on aftersale.refunds (merchant_id, asked_at, case_id) where state in ('ASKED', 'FAILED');
create index on aftersale.refunds (merchant_id, shop_id, settled_at) where state = 'PAID';

-- What the platform or the bank says was given back.
create table aftersale.payments_back (
  merchant_id bigint not null,
  shop_id uuid not null,
  reference text not null,
  order_number text not null,
  amount numeric(12, 2) not null check (amount > 0),
  currency text not null,
  paid_at timestamptz not null,
  primary key (merchant_id, shop_id, reference),
  foreign key (merchant_id, shop_id) references merchant.shops (merchant_id, id)
);
create index on aftersale.payments_back (merchant_id, shop_id, paid_at);

create table aftersale.numbers (
  merchant_id bigint not null primary key references merchant.merchants,
  last_number bigint not null
);

call foundation.wall('aftersale.cases');
call foundation.wall('aftersale.case_lines');
call foundation.wall('aftersale.moves');
call foundation.wall('aftersale.evidence');
call foundation.wall('aftersale.deadlines');
call foundation.wall('aftersale.notices');
call foundation.wall('aftersale.refunds');
call foundation.wall('aftersale.payments_back');
call foundation.wall('aftersale.numbers');
