-- The last question of each conversation, as far as its log was read.
create table report.questions (
  merchant_id bigint not null references merchant.merchants,
  conversation_id uuid not null,
  asked_seq bigint not null,
  asked_at timestamptz not null,
  answered boolean not null,
  primary key (merchant_id, conversation_id)
);

-- Who answered which question of a customer, and when first. The bot answers as the nil UUID.
create table report.inquiries (
  merchant_id bigint not null references merchant.merchants,
  conversation_id uuid not null,
  asked_seq bigint not null,
  answerer uuid not null,
  shop_id uuid not null,
  customer_id uuid not null,
  asked_at timestamptz not null,
  day date not null,
  answered_at timestamptz not null,
  primary key (merchant_id, conversation_id, asked_seq, answerer)
);
create index on report.inquiries (merchant_id, customer_id, answered_at desc);
create index on report.inquiries (merchant_id, day, answerer, customer_id);
create index on report.inquiries (merchant_id, answerer, customer_id, day);

-- Every paid order, with the agent whose inquiry led to it.
create table report.deals (
  merchant_id bigint not null references merchant.merchants,
  order_id uuid not null,
  shop_id uuid not null,
  number text not null,
  buyer_name text not null,
  goods text not null,
  quantity bigint not null,
  currency text not null,
  paid numeric(12, 2) not null,
  refunded numeric(12, 2) not null,
  counted numeric(12, 2) not null,
  paid_at timestamptz not null,
  day date not null,
  outcome text not null,
  agent_id uuid,
  conversation_id uuid,
  customer_id uuid,
  inquired_at timestamptz,
  inquiry_day date,
  by_hand boolean not null,
  remark text not null default '',
  primary key (merchant_id, order_id),
  foreign key (merchant_id, shop_id) references merchant.shops (merchant_id, id)
);
create index on report.deals (merchant_id, day desc, paid_at desc, order_id desc);
create index on report.deals (merchant_id, agent_id, day desc, paid_at desc, order_id desc);
create index on report.deals (merchant_id, shop_id, day desc, paid_at desc, order_id desc);
create index on report.deals (merchant_id, inquiry_day, agent_id, customer_id) where agent_id is not null;

-- What was said of whose a deal is, and why that changed.
create table report.deal_changes (
  merchant_id bigint not null,
  order_id uuid not null,
  version int not null,
  at timestamptz not null,
  cause text not null,
  outcome text not null,
  agent_id uuid,
  conversation_id uuid,
  account_id uuid,
  note text not null,
  primary key (merchant_id, order_id, version),
  foreign key (merchant_id, order_id) references report.deals on delete cascade
);

-- Orders of which something was heard and that are still to be worked out.
create table report.deal_news (
  merchant_id bigint not null references merchant.merchants,
  order_id uuid not null,
  cause text not null,
  heard bigint not null,
  next_attempt_at timestamptz not null,
  attempts int not null,
  reason text not null,
  primary key (merchant_id, order_id)
);
create index on report.deal_news (merchant_id, next_attempt_at, order_id);

call foundation.wall('report.questions');
call foundation.wall('report.inquiries');
call foundation.wall('report.deals');
call foundation.wall('report.deal_changes');
call foundation.wall('report.deal_news');

-- What was paid for before there were deals.
insert into report.deal_news
select merchant_id, id, 'ORDER', 1, now(), 0, '' from commerce.orders
where paid_at is not null or paid > 0;
