-- Files of orders or parcel events that were handed in, and how far they were taken.
create table commerce.order_imports (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  shop_id uuid not null,
  kind text not null check (kind in ('ORDERS', 'PARCEL_EVENTS')),
  name text not null,
  form text not null check (form in ('CSV', 'XLSX')),
  charset text not null,
  digest text not null,
  -- Where the names of the columns stand, and what they are.
  heading_row int not null,
  headings jsonb not null,
  state text not null check (state in ('NEW', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
  mapping jsonb,
  exported_at timestamptz,
  rows_total int not null default 0,
  rows_read int not null default 0,
  -- Of the file's orders or events, in their order, so many are dealt with.
  units_done int not null default 0,
  units_stored int not null default 0,
  units_unchanged int not null default 0,
  rows_bad int not null default 0,
  -- Why it failed: a code of a refusal and what fills its places.
  failure jsonb,
  made_by uuid not null,
  made_at timestamptz not null,
  finished_at timestamptz,
  claimed_until timestamptz,
  -- The file names people in the open, so it goes when nobody needs it any more.
  file_kept boolean not null default true,
  primary key (merchant_id, id),
  foreign key (merchant_id, shop_id) references merchant.shops (merchant_id, id)
);
create index on commerce.order_imports (merchant_id, made_at desc, id desc);
create index on commerce.order_imports (merchant_id, shop_id, digest);
create index on commerce.order_imports (merchant_id) where file_kept;
-- One at a time.
create unique index order_imports_at_work on commerce.order_imports (merchant_id) where state = 'RUNNING';

-- What was left out of a file, and why; values masked.
create table commerce.order_import_bad_rows (
  merchant_id bigint not null,
  import_id uuid not null,
  place int not null,
  line int not null,
  column_name text not null,
  value text not null,
  reason jsonb not null,
  primary key (merchant_id, import_id, place),
  foreign key (merchant_id, import_id) references commerce.order_imports on delete cascade
);

-- How a platform's files with certain headings are to be understood.
create table commerce.import_mappings (
  merchant_id bigint not null references merchant.merchants,
  platform text not null,
  kind text not null,
  headings_digest text not null,
  mapping jsonb not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  primary key (merchant_id, platform, kind, headings_digest)
);

call foundation.wall('commerce.order_imports');
call foundation.wall('commerce.order_import_bad_rows');
call foundation.wall('commerce.import_mappings');
