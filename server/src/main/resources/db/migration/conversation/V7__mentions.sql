-- Whom a note named, or whom a supervisor whispered to: there until the named one has seen it. It gives no rights.
create table conversation.mentions (
  merchant_id bigint not null,
  account_id uuid not null,
  conversation_id uuid not null,
  seq bigint not null,
  kind text not null check (kind in ('MENTION', 'WHISPER')),
  by_account uuid not null,
  at timestamptz not null,
  seen_at timestamptz,
  primary key (merchant_id, account_id, conversation_id, seq),
  foreign key (merchant_id, conversation_id) references conversation.conversations
);
create index mention_list on conversation.mentions (merchant_id, account_id, at);
create index mention_unseen on conversation.mentions (merchant_id, account_id) where seen_at is null;
call foundation.wall('conversation.mentions');
