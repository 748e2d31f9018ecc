-- What an agent wants to be said at a later time. A row that was not sent, with the reason, stays until its agent
-- has dealt with it; a row that was sent stands in the conversation and is gone from here.
create table conversation.later_replies (
  merchant_id bigint not null,
  id uuid not null,
  conversation_id uuid not null,
  account_id uuid not null,
  body text not null,
  due_at timestamptz not null,
  unless_customer_writes boolean not null,
  seen_seq bigint not null,
  held_because text,
  held_arguments text[],
  created_at timestamptz not null,
  primary key (merchant_id, id),
  foreign key (merchant_id, conversation_id) references conversation.conversations
);
create index later_of_conversation on conversation.later_replies (merchant_id, conversation_id);
create index later_due on conversation.later_replies (merchant_id, due_at) where held_because is null;
call foundation.wall('conversation.later_replies');
