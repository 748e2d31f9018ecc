-- Who sends goods that the merchant does not hold. Who is spoken to there is sealed.
create table commerce.suppliers (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  name text not null,
  contact bytea not null,
  return_address text not null,
  active boolean not null,
  created_at timestamptz not null,
  primary key (merchant_id, id)
);
create unique index on commerce.suppliers (merchant_id, lower(name));

-- What one supplier is asked to send of one order, on the terms that held when the order was placed.
create table commerce.supplier_orders (
  merchant_id bigint not null,
  id uuid not null,
  number bigint not null,
  supplier_id uuid not null,
  shop_id uuid not null,
  order_id uuid not null,
  order_number text not null,
  state text not null,
  -- Where it stood before it was asked to be cancelled.
  came_from text,
  version int not null,
  cost numeric(12, 2) not null,
  freight numeric(12, 2) not null,
  return_freight numeric(12, 2) not null,
  restock_fee numeric(12, 2) not null,
  answer_hours int not null,
  returns_to text not null,
  return_address text not null,
  currency text not null,
  created_at timestamptz not null,
  due_at timestamptz not null,
  shipped_at timestamptz,
  delivered_at timestamptz,
  ended_at timestamptz,
  primary key (merchant_id, id),
  unique (merchant_id, number),
  foreign key (merchant_id, supplier_id) references commerce.suppliers,
  foreign key (merchant_id, order_id) references commerce.orders
);
create index on commerce.supplier_orders (merchant_id, supplier_id, due_at, id);
create index on commerce.supplier_orders (merchant_id, due_at, id) where ended_at is null;
create index on commerce.supplier_orders (merchant_id, order_id);

-- A line of an order is with one supplier at a time; what a supplier gave up is free again.
create table commerce.supplier_order_lines (
  merchant_id bigint not null,
  supplier_order_id uuid not null,
  order_id uuid not null,
  line int not null,
  title text not null,
  variant text not null,
  code text not null,
  quantity int not null,
  price numeric(12, 2) not null,
  released boolean not null default false,
  primary key (merchant_id, supplier_order_id, line),
  foreign key (merchant_id, supplier_order_id) references commerce.supplier_orders on delete cascade
);
create unique index on commerce.supplier_order_lines (merchant_id, order_id, line) where not released;

create table commerce.supplier_order_moves (
  merchant_id bigint not null,
  supplier_order_id uuid not null,
  version int not null,
  at timestamptz not null,
  party text not null,
  actor_id uuid,
  actor_name text not null,
  move text not null,
  from_state text not null,
  to_state text not null,
  note text not null,
  primary key (merchant_id, supplier_order_id, version),
  foreign key (merchant_id, supplier_order_id) references commerce.supplier_orders on delete cascade
);

create table commerce.supplier_parcels (
  merchant_id bigint not null,
  supplier_order_id uuid not null,
  order_id uuid not null,
  carrier text not null,
  number text not null,
  shipped_at timestamptz not null,
  primary key (merchant_id, supplier_order_id, carrier, number),
  foreign key (merchant_id, supplier_order_id) references commerce.supplier_orders on delete cascade
);
create index on commerce.supplier_parcels (merchant_id, order_id);
create index on commerce.supplier_parcels (merchant_id, number, carrier);

-- Lines of which the money was asked back: they are not sent while this stands.
create table commerce.supply_holds (
  merchant_id bigint not null,
  case_id uuid not null,
  order_id uuid not null,
  line int not null,
  held_at timestamptz not null,
  primary key (merchant_id, case_id, line)
);
create index on commerce.supply_holds (merchant_id, order_id);

-- Orders that a person has to look at before a supplier gets them.
create table commerce.supply_looks (
  merchant_id bigint not null,
  order_id uuid not null,
  shop_id uuid not null,
  order_number text not null,
  reason text not null,
  lines int[] not null,
  detail text not null,
  since timestamptz not null,
  primary key (merchant_id, order_id),
  foreign key (merchant_id, order_id) references commerce.orders on delete cascade
);
create index on commerce.supply_looks (merchant_id, since, order_id);

-- Lines that the merchant sends after all.
create table commerce.supply_own_lines (
  merchant_id bigint not null,
  order_id uuid not null,
  line int not null,
  primary key (merchant_id, order_id, line),
  foreign key (merchant_id, order_id) references commerce.orders on delete cascade
);

-- Orders of which something was heard: what follows for their suppliers is worked out one by one.
create table commerce.supply_news (
  merchant_id bigint not null,
  order_id uuid not null,
  next_attempt_at timestamptz not null,
  attempts int not null,
  reason text not null,
  -- Rises with each word, so that what is heard while one is worked out is not lost.
  heard bigint not null,
  primary key (merchant_id, order_id)
);
create index on commerce.supply_news (merchant_id, next_attempt_at);

-- What the merchant asks of a supplier for a case of a customer.
create table commerce.supplier_claims (
  merchant_id bigint not null,
  id uuid not null,
  number bigint not null,
  supplier_id uuid not null,
  supplier_order_id uuid not null,
  case_id uuid not null,
  ground text not null,
  state text not null,
  version int not null,
  goods numeric(12, 2) not null,
  freights numeric(12, 2) not null,
  compensation numeric(12, 2) not null,
  restock_fee numeric(12, 2) not null,
  verdict text,
  granted numeric(12, 2),
  recovered numeric(12, 2),
  currency text not null,
  note text not null,
  answer text not null,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  primary key (merchant_id, id),
  unique (merchant_id, number),
  unique (merchant_id, case_id, supplier_order_id),
  foreign key (merchant_id, supplier_order_id) references commerce.supplier_orders
);
create index on commerce.supplier_claims (merchant_id, supplier_id, opened_at desc, id desc);
create index on commerce.supplier_claims (merchant_id, due_at, id) where ended_at is null;

create table commerce.supplier_claim_moves (
  merchant_id bigint not null,
  claim_id uuid not null,
  version int not null,
  at timestamptz not null,
  party text not null,
  actor_id uuid,
  actor_name text not null,
  move text not null,
  to_state text not null,
  note text not null,
  primary key (merchant_id, claim_id, version),
  foreign key (merchant_id, claim_id) references commerce.supplier_claims on delete cascade
);

create table commerce.supplier_claim_deadlines (
  merchant_id bigint not null,
  claim_id uuid not null,
  next_attempt_at timestamptz not null,
  attempts int not null,
  reason text not null,
  primary key (merchant_id, claim_id),
  foreign key (merchant_id, claim_id) references commerce.supplier_claims on delete cascade
);
create index on commerce.supplier_claim_deadlines (merchant_id, next_attempt_at);

create table commerce.supply_numbers (
  merchant_id bigint not null,
  kind text not null,
  last_number bigint not null,
  primary key (merchant_id, kind)
);

-- Directory tables: somebody of a supplier signs in before a merchant is known.
create table commerce.supplier_accounts (
  id uuid primary key,
  merchant_id bigint not null references merchant.merchants,
  supplier_id uuid not null,
  email text not null,
  name text not null,
  password_hash text,
  failed_sign_ins int not null default 0,
  locked_until timestamptz,
  active boolean not null default true,
  created_at timestamptz not null,
  last_seen_at timestamptz
);
create unique index on commerce.supplier_accounts (merchant_id, lower(email));
create index on commerce.supplier_accounts (lower(email));

create table commerce.supplier_sessions (
  token_hash bytea primary key,
  merchant_id bigint not null,
  account_id uuid not null references commerce.supplier_accounts on delete cascade,
  expires_at timestamptz not null
);
create index on commerce.supplier_sessions (account_id);

create table commerce.supplier_links (
  token_hash bytea primary key,
  merchant_id bigint not null,
  account_id uuid not null references commerce.supplier_accounts on delete cascade,
  expires_at timestamptz not null,
  used_at timestamptz
);

call foundation.wall('commerce.suppliers');
call foundation.wall('commerce.supplier_orders');
call foundation.wall('commerce.supplier_order_lines');
call foundation.wall('commerce.supplier_order_moves');
call foundation.wall('commerce.supplier_parcels');
call foundation.wall('commerce.supply_holds');
call foundation.wall('commerce.supply_looks');
call foundation.wall('commerce.supply_own_lines');
call foundation.wall('commerce.supply_news');
call foundation.wall('commerce.supplier_claims');
call foundation.wall('commerce.supplier_claim_moves');
call foundation.wall('commerce.supplier_claim_deadlines');
call foundation.wall('commerce.supply_numbers');

call staff.introduce('commerce.dispatch', '{SUPERVISOR, MANAGER, OWNER}');
call staff.introduce('commerce.suppliers', '{MANAGER, OWNER}');
