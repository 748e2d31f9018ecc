-- One row per turn: a customer's first unanswered message up to the next valid reply.
create table servicelevel.turns (
  merchant_id bigint not null references merchant.merchants,
  conversation_id uuid not null,
  opened_seq bigint not null,
  shop_id uuid not null,
  customer_id uuid not null,
  agent_id uuid,
  opened_at timestamptz not null,
  answered_seq bigint,
  answered_at timestamptz,
  first_in_conversation boolean not null,
  closed_unanswered_at timestamptz,
  excused_by uuid,
  excused_reason text,
  primary key (merchant_id, conversation_id, opened_seq)
);
create index on servicelevel.turns (merchant_id, opened_at);
create unique index one_open_turn on servicelevel.turns (merchant_id, conversation_id)
  where answered_at is null and closed_unanswered_at is null and excused_reason is null;
call foundation.wall('servicelevel.turns');
