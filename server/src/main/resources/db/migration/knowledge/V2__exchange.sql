-- Files of knowledge that were handed in, checked and taken.
create table knowledge.imports (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  name text not null,
  form text not null check (form in ('CSV', 'XLSX', 'MARKDOWN', 'HTML')),
  charset text not null,
  state text not null check (state in ('CHECKING', 'CHECKED', 'TAKING', 'DONE', 'CANCELLED', 'FAILED')),
  -- How far what comes in is to come: chosen when it is taken.
  taken_as text check (taken_as in ('DRAFT', 'PROPOSED', 'PUBLISHED')),
  rows_read int not null default 0,
  rows_bad int not null default 0,
  items int not null default 0,
  items_new int not null default 0,
  items_changed int not null default 0,
  items_unchanged int not null default 0,
  -- Of the file's items, in their order, so many are dealt with.
  items_done int not null default 0,
  taken_new int not null default 0,
  taken_changed int not null default 0,
  near jsonb not null default '[]',
  near_groups int not null default 0,
  pictures_left_out int not null default 0,
  -- Why it failed: a code of a refusal and what fills its places.
  failure jsonb,
  made_by uuid not null,
  taken_by uuid,
  made_at timestamptz not null,
  finished_at timestamptz,
  claimed_until timestamptz,
  primary key (merchant_id, id)
);
create index on knowledge.imports (merchant_id, made_at desc);
-- One at a time.
create unique index imports_at_work on knowledge.imports (merchant_id) where state in ('CHECKING', 'TAKING');

-- What was left out of a file, and why.
create table knowledge.import_bad_rows (
  merchant_id bigint not null,
  import_id uuid not null,
  place int not null,
  line int not null,
  reason jsonb not null,
  cells jsonb not null,
  primary key (merchant_id, import_id, place),
  foreign key (merchant_id, import_id) references knowledge.imports on delete cascade
);

call foundation.wall('knowledge.imports');
call foundation.wall('knowledge.import_bad_rows');
