create table integration.webhooks (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  name text not null,
  address text not null,
  secret text not null,
  events text[] not null,
  shops uuid[] not null default '{}',
  enabled boolean not null,
  failures int not null default 0,
  failing_since timestamptz,
  next_attempt_at timestamptz not null,
  leased_until timestamptz not null,
  created_at timestamptz not null,
  primary key (merchant_id, id)
);

-- What has to be told, in the order of the merchant's log. What was told is kept for a week.
create table integration.webhook_calls (
  merchant_id bigint not null,
  webhook_id uuid not null,
  change_no bigint not null,
  event text not null,
  conversation_id uuid not null,
  seq bigint not null,
  state text not null default 'QUEUED' check (state in ('QUEUED', 'TAKEN', 'FAILED')),
  attempts int not null default 0,
  status int not null default 0,
  reason text not null default '',
  queued_at timestamptz not null,
  finished_at timestamptz,
  primary key (merchant_id, webhook_id, change_no),
  foreign key (merchant_id, webhook_id) references integration.webhooks on delete cascade
);
create index on integration.webhook_calls (merchant_id, webhook_id, change_no) where state = 'QUEUED';
create index on integration.webhook_calls (merchant_id, webhook_id, change_no) where state = 'FAILED';

call foundation.wall('integration.webhooks');
call foundation.wall('integration.webhook_calls');
call staff.introduce('integration.manage', '{OWNER}');
