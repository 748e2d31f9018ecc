-- A shop that is connected with its platform: by what the platform knows it, and how far its orders were pulled.
create table commerce.gateways (
  merchant_id bigint not null,
  shop_id uuid not null,
  platform text not null,
  app_key text not null,
  secrets bytea not null,
  token_expires_at timestamptz,
  renewing_until timestamptz,
  push_key text not null,
  enabled boolean not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  pulled_through timestamptz not null,
  last_pull_at timestamptz,
  last_push_at timestamptz,
  pulled bigint not null default 0,
  pushed bigint not null default 0,
  next_attempt_at timestamptz not null,
  attempts int not null default 0,
  reason text not null default '',
  primary key (merchant_id, shop_id),
  unique (merchant_id, push_key),
  foreign key (merchant_id, shop_id) references merchant.shops (merchant_id, id)
);
create index on commerce.gateways (merchant_id, next_attempt_at) where enabled;

-- What a platform pushed, once each: the order that it names is fetched.
create table commerce.gateway_events (
  merchant_id bigint not null,
  shop_id uuid not null,
  event_id text not null,
  kind text not null,
  number text not null,
  at timestamptz not null,
  state text not null default 'QUEUED',
  next_attempt_at timestamptz not null,
  attempts int not null default 0,
  reason text not null default '',
  primary key (merchant_id, shop_id, event_id),
  foreign key (merchant_id, shop_id) references commerce.gateways on delete cascade
);
create index on commerce.gateway_events (merchant_id, next_attempt_at) where state = 'QUEUED';
create index on commerce.gateway_events (merchant_id, at) where state <> 'QUEUED';

-- What came and was not taken, for a person to look at.
create table commerce.gateway_problems (
  merchant_id bigint not null,
  shop_id uuid not null,
  kind text not null,
  subject text not null,
  detail text not null,
  count int not null,
  last_at timestamptz not null,
  primary key (merchant_id, shop_id, kind, subject),
  foreign key (merchant_id, shop_id) references commerce.gateways on delete cascade
);
create index on commerce.gateway_problems (merchant_id, last_at);

call foundation.wall('commerce.gateways');
call foundation.wall('commerce.gateway_events');
call foundation.wall('commerce.gateway_problems');
