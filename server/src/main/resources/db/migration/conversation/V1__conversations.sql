-- Directory table: the number of the last change of each merchant. Taken inside the writing transaction, so the
-- order of the numbers is the order of the commits.
create table conversation.change_counters (
  merchant_id bigint primary key references merchant.merchants,
  last_change bigint not null default 0,
  last_number bigint not null default 0
) with (fillfactor = 50);

-- Directory table: how far each follower has read each merchant's message log.
create table conversation.follower_cursors (
  follower text not null,
  merchant_id bigint not null references merchant.merchants,
  change_no bigint not null,
  primary key (follower, merchant_id)
) with (fillfactor = 50);

create table conversation.conversations (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  number bigint not null,
  shop_id uuid not null,
  channel_id uuid not null,
  channel_kind text not null,
  customer_id uuid not null,
  customer_name text not null,
  vip_level smallint not null default 0,
  state text not null check (state in ('OPEN', 'SNOOZED', 'RESOLVED', 'CLOSED')),
  assignee_id uuid,
  team_id uuid,
  tags text[] not null default '{}',
  source_page text,
  source_title text,
  synthetic_times boolean not null default false,
  last_seq bigint not null default 0,
  change_no bigint not null,
  opened_at timestamptz not null,
  last_message_at timestamptz not null,
  last_preview text not null default '',
  last_sender text not null,
  waiting_since timestamptz,
  waiting_seq bigint,
  unread int not null default 0,
  agent_read_seq bigint not null default 0,
  customer_delivered_seq bigint not null default 0,
  customer_read_seq bigint not null default 0,
  first_answer_seq bigint,
  snoozed_until timestamptz,
  resolved_at timestamptz,
  closed_at timestamptz,
  merged_into uuid,
  primary key (merchant_id, id),
  foreign key (merchant_id, customer_id) references customer.customers
) with (fillfactor = 80);

-- One conversation at a time for a customer and a channel.
create unique index one_open_conversation on conversation.conversations (merchant_id, channel_id, customer_id)
  where state <> 'CLOSED';
create unique index conversation_number on conversation.conversations (merchant_id, number);
create index conversation_changes on conversation.conversations (merchant_id, change_no);
create index conversation_by_customer on conversation.conversations (merchant_id, customer_id, opened_at);
create index conversation_inbox on conversation.conversations (merchant_id, last_message_at, id);
create index conversation_of_agent on conversation.conversations (merchant_id, assignee_id, last_message_at, id)
  where state <> 'CLOSED';
create index conversation_silent on conversation.conversations (merchant_id, shop_id, last_message_at)
  where state in ('OPEN', 'RESOLVED');
create index conversation_snoozed on conversation.conversations (merchant_id, snoozed_until) where state = 'SNOOZED';
create index conversation_queue on conversation.conversations (merchant_id, waiting_since)
  where state = 'OPEN' and assignee_id is null;

-- The message log. seq has no gaps within a conversation; change_no is the merchant's.
create table conversation.messages (
  merchant_id bigint not null,
  conversation_id uuid not null,
  seq bigint not null,
  change_no bigint not null,
  sender text not null check (sender in ('CUSTOMER', 'AGENT', 'BOT', 'ASSIST_BOT', 'SYSTEM')),
  sender_id uuid,
  kind text not null check (kind in ('TEXT', 'IMAGE', 'AUDIO', 'VIDEO', 'FILE', 'NOTE', 'EVENT')),
  body text not null,
  attachment_id uuid,
  data jsonb,
  sent_at timestamptz not null,
  stored_at timestamptz not null,
  recalled_at timestamptz,
  primary key (merchant_id, conversation_id, seq)
);
create unique index message_log on conversation.messages (merchant_id, change_no);

-- What has been stored already, by the sender's own id: a second delivery gets the first answer again.
create table conversation.message_keys (
  merchant_id bigint not null,
  channel_id uuid not null,
  sender_key text not null check (length(sender_key) between 1 and 200),
  conversation_id uuid not null,
  seq bigint not null,
  stored_at timestamptz not null,
  primary key (merchant_id, channel_id, sender_key)
);

-- What still has to leave the house through a channel that is not ours.
create table conversation.outbox (
  merchant_id bigint not null,
  conversation_id uuid not null,
  seq bigint not null,
  channel_id uuid not null,
  state text not null check (state in ('QUEUED', 'SENDING', 'SENT', 'FAILED', 'UNKNOWN')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null,
  reason text,
  primary key (merchant_id, conversation_id, seq),
  foreign key (merchant_id, conversation_id, seq) references conversation.messages
);
create index outbox_due on conversation.outbox (merchant_id, next_attempt_at) where state in ('QUEUED', 'SENDING');

create table conversation.attachments (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  width int,
  height int,
  duration_ms int,
  has_thumbnail boolean not null default false,
  uploaded_by uuid not null,
  created_at timestamptz not null,
  primary key (merchant_id, id)
);

create table conversation.drafts (
  merchant_id bigint not null,
  conversation_id uuid not null,
  account_id uuid not null,
  body text not null,
  saved_at timestamptz not null,
  primary key (merchant_id, conversation_id, account_id),
  foreign key (merchant_id, conversation_id) references conversation.conversations
);

create table conversation.quick_replies (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  shop_id uuid,
  shortcut text not null,
  title text not null,
  body text not null,
  attachment_id uuid,
  uses bigint not null default 0,
  primary key (merchant_id, id)
);
create unique index on conversation.quick_replies (merchant_id, shortcut);

-- One plain list of words per shop that a message of an agent must not hold.
create table conversation.forbidden_words (
  merchant_id bigint not null,
  shop_id uuid not null,
  word text not null check (length(word) between 1 and 60),
  primary key (merchant_id, shop_id, word),
  foreign key (merchant_id, shop_id) references merchant.shops on delete cascade
);

-- The pairs of neighbouring letters of each message, filled by a follower a moment after the message.
create extension if not exists btree_gin;
create table conversation.search_entries (
  merchant_id bigint not null,
  change_no bigint not null,
  conversation_id uuid not null,
  seq bigint not null,
  pairs int[] not null,
  primary key (merchant_id, change_no)
);
create index search_pairs on conversation.search_entries using gin (merchant_id, pairs);

call foundation.wall('conversation.conversations');
call foundation.wall('conversation.messages');
call foundation.wall('conversation.message_keys');
call foundation.wall('conversation.outbox');
call foundation.wall('conversation.attachments');
call foundation.wall('conversation.drafts');
call foundation.wall('conversation.quick_replies');
call foundation.wall('conversation.forbidden_words');
call foundation.wall('conversation.search_entries');
