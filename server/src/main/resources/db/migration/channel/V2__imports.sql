-- Transcripts that were handed in, and how far each has come. position: rows read; rows are read again from the
-- beginning after a crash, and what is stored already is not stored twice.
create table channel.imports (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  shop_id uuid not null,
  channel_id uuid,
  name text not null,
  digest text not null,
  format text not null check (format in ('CSV', 'JSONL', 'XLSX')),
  charset text not null,
  mapping jsonb,
  state text not null check (state in ('NEW', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
  rows_read bigint not null default 0,
  lines_stored bigint not null default 0,
  lines_known bigint not null default 0,
  rows_bad bigint not null default 0,
  conversations bigint not null default 0,
  reason text not null default '',
  made_by uuid not null,
  made_at timestamptz not null,
  finished_at timestamptz,
  claimed_until timestamptz,
  primary key (merchant_id, id),
  foreign key (merchant_id, shop_id) references merchant.shops
);
create index on channel.imports (merchant_id, made_at);

create table channel.import_errors (
  merchant_id bigint not null,
  import_id uuid not null,
  row_no bigint not null,
  code text not null,
  excerpt text not null,
  primary key (merchant_id, import_id, row_no),
  foreign key (merchant_id, import_id) references channel.imports on delete cascade
);

call foundation.wall('channel.imports');
call foundation.wall('channel.import_errors');
