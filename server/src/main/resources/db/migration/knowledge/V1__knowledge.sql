-- What the house knows: articles, solutions, scripts and product facts.
create table knowledge.items (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  kind text not null check (kind in ('ARTICLE', 'SOLUTION', 'SCRIPT', 'FACT')),
  state text not null check (state in ('DRAFT', 'PROPOSED', 'PUBLISHED', 'RETIRED')),
  title text not null,
  scene text not null default '',
  -- The newest version, and the one that is offered.
  version int not null,
  published int,
  owner_id uuid not null,
  review_by timestamptz,
  valid_from timestamptz,
  valid_until timestamptz,
  in_help boolean not null default false,
  conversation_id uuid,
  changed_at timestamptz not null,
  primary key (merchant_id, id)
);
create index on knowledge.items (merchant_id, changed_at desc, id desc);
create index on knowledge.items (merchant_id, review_by) where review_by is not null;

create table knowledge.versions (
  merchant_id bigint not null,
  item_id uuid not null,
  version int not null,
  content jsonb not null,
  author_id uuid not null,
  written_at timestamptz not null,
  approver_id uuid,
  approved_at timestamptz,
  primary key (merchant_id, item_id, version),
  foreign key (merchant_id, item_id) references knowledge.items on delete cascade
);

-- The ways to ask for what is published, with their meanings: what questions are compared with.
create table knowledge.phrasings (
  merchant_id bigint not null,
  item_id uuid not null,
  place smallint not null,
  plain text not null,
  meaning bytea not null,
  primary key (merchant_id, item_id, place),
  foreign key (merchant_id, item_id) references knowledge.items on delete cascade
);

-- Counts what changed in a merchant's published knowledge, so that every node notices.
create table knowledge.editions (
  merchant_id bigint not null primary key references merchant.merchants,
  edition bigint not null
);

-- What became of an item, day by day.
create table knowledge.uses (
  merchant_id bigint not null,
  item_id uuid not null,
  day date not null,
  offered int not null default 0,
  accepted int not null default 0,
  edited int not null default 0,
  rejected int not null default 0,
  answered int not null default 0,
  solved int not null default 0,
  unsolved int not null default 0,
  primary key (merchant_id, item_id, day),
  foreign key (merchant_id, item_id) references knowledge.items on delete cascade
);

call foundation.wall('knowledge.items');
call foundation.wall('knowledge.versions');
call foundation.wall('knowledge.phrasings');
call foundation.wall('knowledge.editions');
call foundation.wall('knowledge.uses');
call staff.introduce('knowledge.write', '{AGENT, SUPERVISOR, MANAGER, OWNER}');
call staff.introduce('knowledge.approve', '{SUPERVISOR, MANAGER, OWNER}');
