-- Unpaid orders of which the customer is reminded: how far that is, and what came of it.
create table commerce.reminders (
  merchant_id bigint not null,
  order_id uuid not null,
  shop_id uuid not null,
  state text not null,
  entered_at timestamptz not null,
  due_at timestamptz,
  steps int not null default 0,
  closes_at timestamptz not null,
  reminded_at timestamptz,
  stopped_by uuid,
  paid_at timestamptz,
  amount numeric(12, 2),
  currency text,
  credited_at timestamptz,
  credited_way text,
  credited_by uuid,
  next_attempt_at timestamptz,
  attempts int not null default 0,
  reason text not null default '',
  primary key (merchant_id, order_id),
  foreign key (merchant_id, order_id) references commerce.orders on delete cascade
);
create index on commerce.reminders (merchant_id, next_attempt_at) where state = 'WAITING';
create index on commerce.reminders (merchant_id, due_at, order_id) where state = 'WAITING';
create index on commerce.reminders (merchant_id, entered_at desc, order_id desc) where state = 'SAID';
create index on commerce.reminders (merchant_id, entered_at desc, order_id desc)
  where state in ('PAID', 'CLOSED', 'STOPPED') and credited_at is null;
create index on commerce.reminders (merchant_id, reminded_at desc, order_id desc) where reminded_at is not null;

-- Single reminders. Contacts and tasks of theirs are planned under keys made of order and number.
create table commerce.reminder_steps (
  merchant_id bigint not null,
  order_id uuid not null,
  n int not null,
  way text not null,
  planned_at timestamptz not null,
  planned_by uuid,
  customers uuid[] not null,
  held_back boolean not null,
  delivered_at timestamptz,
  account_id uuid,
  result text,
  primary key (merchant_id, order_id, n),
  foreign key (merchant_id, order_id) references commerce.reminders on delete cascade
);

-- What kept customers from paying.
create table commerce.payment_faults (
  merchant_id bigint not null,
  id uuid not null,
  order_id uuid not null,
  fault text not null,
  told_at timestamptz not null,
  told_by uuid not null,
  guided boolean not null,
  primary key (merchant_id, id),
  foreign key (merchant_id, order_id) references commerce.orders on delete cascade
);
create index on commerce.payment_faults (merchant_id, order_id, told_at desc);
create index on commerce.payment_faults (merchant_id, told_at);

call foundation.wall('commerce.reminders');
call foundation.wall('commerce.reminder_steps');
call foundation.wall('commerce.payment_faults');

call staff.introduce('commerce.remind', '{AGENT, SUPERVISOR, MANAGER, OWNER}');
