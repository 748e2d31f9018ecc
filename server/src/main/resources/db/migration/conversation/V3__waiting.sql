-- Who waits for an answer, served or not: asked for by routing, the board, and the sweep over all merchants.
create index conversation_waiting on conversation.conversations (merchant_id, waiting_since)
  where state = 'OPEN' and waiting_since is not null;
drop index conversation.conversation_queue;
create index conversation_queue on conversation.conversations (merchant_id, vip_level desc, waiting_since, id)
  where state = 'OPEN' and assignee_id is null and waiting_since is not null;
-- The inbox index serves the sweep for silence too.
drop index conversation.conversation_silent;
create index conversation_lively on conversation.conversations (merchant_id, last_message_at)
  where state in ('OPEN', 'RESOLVED');
