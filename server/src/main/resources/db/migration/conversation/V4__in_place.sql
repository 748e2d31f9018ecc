-- A message changes its conversation's row. Where no indexed column changes, PostgreSQL does so in place and
-- leaves every index alone, which is what keeps a busy conversation cheap. So no index holds the change number or
-- the time of the last message: lists are sorted by listed_at, which follows the last message by up to a minute,
-- and the changes of a row that add no line to the log are noted beside it.
alter table conversation.conversations add column listed_at timestamptz;
update conversation.conversations set listed_at = last_message_at;
alter table conversation.conversations alter column listed_at set not null;
alter table conversation.conversations set (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);

drop index conversation.conversation_changes;
drop index conversation.conversation_inbox;
drop index conversation.conversation_of_agent;
drop index conversation.conversation_lively;
drop index conversation.conversation_waiting;
drop index conversation.conversation_queue;
-- No index but the primary key holds the id: one that does looks as good to the planner as the primary key.
create index conversation_inbox on conversation.conversations (merchant_id, listed_at);
create index conversation_of_agent on conversation.conversations (merchant_id, assignee_id, listed_at)
  where state <> 'CLOSED';
create index conversation_lively on conversation.conversations (merchant_id, listed_at)
  where state in ('OPEN', 'RESOLVED');
create index conversation_waiting on conversation.conversations (merchant_id, waiting_since)
  where state = 'OPEN' and waiting_since is not null;
create index conversation_queue on conversation.conversations (merchant_id, vip_level desc, waiting_since)
  where state = 'OPEN' and assignee_id is null and waiting_since is not null;

-- Changes without a line: read marks and the like. Kept for as many changes as a desk may have missed.
create table conversation.touches (
  merchant_id bigint not null,
  change_no bigint not null,
  conversation_id uuid not null,
  primary key (merchant_id, change_no)
);
call foundation.wall('conversation.touches');
