-- A transcript played again as customers who write now.
create table channel.replays (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  import_id uuid not null,
  channel_id uuid not null,
  speed int not null check (speed between 1 and 100),
  at_once int not null check (at_once between 1 and 100),
  state text not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'STOPPED', 'FAILED')),
  played int not null default 0,
  total int not null default 0,
  reason text not null default '',
  made_by uuid not null,
  started_at timestamptz not null,
  claimed_by uuid,
  claimed_until timestamptz,
  finished_at timestamptz,
  primary key (merchant_id, id)
);
create index on channel.replays (merchant_id) where state = 'RUNNING';
call foundation.wall('channel.replays');
