-- The large model of a merchant, if there is one.
create table bot.models (
  merchant_id bigint primary key references merchant.merchants,
  protocol text not null check (protocol in ('OPENAI', 'OLLAMA')),
  address text not null,
  name text not null,
  sealed_key bytea not null,
  timeout_seconds smallint not null check (timeout_seconds between 1 and 30),
  -- 0 for no limit.
  tokens_a_day int not null check (tokens_a_day >= 0),
  answers_customers boolean not null,
  helps_agents boolean not null,
  -- Who agreed that messages leave the house, and when.
  agreed_by uuid,
  agreed_at timestamptz,
  check ((agreed_by is null) = (agreed_at is null)),
  check (agreed_at is not null or not (answers_customers or helps_agents))
);

-- What was asked of it each day.
create table bot.model_use (
  merchant_id bigint not null references merchant.merchants,
  day date not null,
  calls int not null default 0,
  -- Answers that did not pass the checks.
  refused int not null default 0,
  -- Calls without an answer.
  failed int not null default 0,
  tokens_in bigint not null default 0,
  tokens_out bigint not null default 0,
  primary key (merchant_id, day)
);

call foundation.wall('bot.models');
call foundation.wall('bot.model_use');

alter table bot.decisions add by_model boolean not null default false;
