-- Every contact that is ours to begin: planned, made, or given up. One row is the plan, the work
-- that waits, and afterwards the entry in the ledger that the limits count.
create table contact.contacts (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  key text not null,
  customer_id uuid not null,
  shop_id uuid not null,
  purpose text not null,
  way text not null,
  subject text not null,
  text text not null,
  asked_for boolean not null default false,
  state text not null,
  planned_by uuid,
  planned_at timestamptz not null,
  useless_from timestamptz not null,
  sent_at timestamptz,
  next_attempt_at timestamptz,
  attempts int not null default 0,
  reason text not null default '',
  primary key (merchant_id, id),
  unique (merchant_id, key),
  foreign key (merchant_id, customer_id) references customer.customers,
  foreign key (merchant_id, shop_id) references merchant.shops (merchant_id, id)
);
create index on contact.contacts (merchant_id, customer_id, planned_at desc, id desc);
create index on contact.contacts (merchant_id, customer_id, sent_at) where sent_at is not null and not asked_for;
create index on contact.contacts (merchant_id, next_attempt_at) where state in ('PLANNED', 'SENDING');

-- Customers who do not want to be contacted by us on our own motion.
create table contact.refusals (
  merchant_id bigint not null,
  customer_id uuid not null,
  refused_at timestamptz not null,
  written_by uuid,
  primary key (merchant_id, customer_id),
  foreign key (merchant_id, customer_id) references customer.customers on delete cascade
);

call foundation.wall('contact.contacts');
call foundation.wall('contact.refusals');
