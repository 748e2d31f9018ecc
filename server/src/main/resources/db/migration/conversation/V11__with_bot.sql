-- Whether a bot has the conversation: nobody waits for a person then.
alter table conversation.conversations add with_bot boolean not null default false;
create index conversation_with_bot on conversation.conversations (merchant_id, id) where with_bot;
