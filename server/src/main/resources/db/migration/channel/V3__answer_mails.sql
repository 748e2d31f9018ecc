-- Answers that a customer who left a mail address has not seen yet: mailed when they are due and still unseen.
create table channel.answer_mails (
  merchant_id bigint not null references merchant.merchants,
  conversation_id uuid not null,
  last_seq bigint not null,
  due_at timestamptz not null,
  primary key (merchant_id, conversation_id)
);
create index on channel.answer_mails (merchant_id, due_at);
call foundation.wall('channel.answer_mails');
