-- Guided flows, each standing in the knowledge as an item of the same id while it is published.
create table bot.flows (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  name text not null,
  -- The newest version, and the one that customers are led through.
  version int not null,
  published int,
  changed_at timestamptz not null,
  primary key (merchant_id, id)
);

create table bot.flow_versions (
  merchant_id bigint not null,
  flow_id uuid not null,
  version int not null,
  draft jsonb not null,
  author_id uuid not null,
  written_at timestamptz not null,
  published_at timestamptz,
  primary key (merchant_id, flow_id, version),
  foreign key (merchant_id, flow_id) references bot.flows on delete cascade
);

-- Where customers stand in a flow; gone with the last step.
create table bot.flow_runs (
  merchant_id bigint not null,
  conversation_id uuid not null,
  -- The line of the customer that was answered last.
  seq bigint not null,
  flow_id uuid not null,
  version int not null,
  node text not null,
  -- In the order in which it was learnt.
  known json not null,
  misses int not null,
  at timestamptz not null,
  primary key (merchant_id, conversation_id),
  foreign key (merchant_id, flow_id) references bot.flows on delete cascade
);
create index on bot.flow_runs (merchant_id, at);

alter table bot.decisions drop constraint decisions_kind_check;
alter table bot.decisions add constraint decisions_kind_check
  check (kind in ('GREET', 'ANSWER', 'OFFER', 'ASK', 'CLOSE', 'HAND_OVER', 'FLOW'));

call foundation.wall('bot.flows');
call foundation.wall('bot.flow_versions');
call foundation.wall('bot.flow_runs');
