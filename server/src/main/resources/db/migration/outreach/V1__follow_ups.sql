-- Orders that arrived: whether their customers were asked after them, and what they said.
create table outreach.follow_ups (
  merchant_id bigint not null references merchant.merchants,
  order_id uuid not null,
  shop_id uuid not null,
  state text not null,
  entered_at timestamptz not null,
  arrived_at timestamptz not null,
  due_at timestamptz,
  customer_id uuid,
  asked_at timestamptz,
  left_alone text,
  answer text,
  answered_at timestamptz,
  answered_by uuid,
  invited_at timestamptz,
  next_attempt_at timestamptz,
  attempts int not null default 0,
  reason text not null default '',
  primary key (merchant_id, order_id),
  foreign key (merchant_id, order_id) references commerce.orders on delete cascade,
  foreign key (merchant_id, customer_id) references customer.customers
);
create index on outreach.follow_ups (merchant_id, next_attempt_at) where state = 'WAITING';
create index on outreach.follow_ups (merchant_id, state, entered_at desc, order_id desc);
create index on outreach.follow_ups (merchant_id, asked_at) where asked_at is not null;

call foundation.wall('outreach.follow_ups');

call staff.introduce('outreach.follow-up', '{AGENT, SUPERVISOR, MANAGER, OWNER}');
