create table survey.ratings (
  merchant_id bigint not null references merchant.merchants,
  conversation_id uuid not null,
  asked_at timestamptz not null,
  agent_id uuid,
  shop_id uuid not null,
  rated_at timestamptz,
  score smallint check (score between 1 and 5),
  solved boolean,
  tags text[] not null default '{}',
  comment text not null default '',
  primary key (merchant_id, conversation_id, asked_at)
);
create index on survey.ratings (merchant_id, rated_at);
call foundation.wall('survey.ratings');
