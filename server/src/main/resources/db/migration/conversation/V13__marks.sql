-- How a conversation sounds, with the reasons; it goes when the conversation is closed. Of the mark as a whole the
-- lists need only whether it wants care and whether it goes first in the queue, and the board the mood.
alter table conversation.conversations
  add mark jsonb,
  add mood text not null default 'CALM' check (mood in ('CALM', 'UNHAPPY', 'ANGRY')),
  add needs_care boolean not null default false,
  add goes_first boolean not null default false;

drop index conversation.conversation_queue;
create index conversation_queue on conversation.conversations
  (merchant_id, vip_level desc, goes_first desc, waiting_since)
  where state = 'OPEN' and assignee_id is null and waiting_since is not null;
create index conversation_needing_care on conversation.conversations (merchant_id, listed_at) where needs_care;
