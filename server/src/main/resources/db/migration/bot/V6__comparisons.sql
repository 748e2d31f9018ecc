-- Two answers of an item side by side, one of them at a time.
create table bot.comparisons (
  merchant_id bigint not null references merchant.merchants,
  -- Grows with time.
  id uuid not null,
  item_id uuid not null,
  title text not null,
  item_version int not null,
  present jsonb not null,
  other jsonb not null,
  -- The smallest that was worth finding, in shares, and how many conversations each answer needs for it.
  difference real not null,
  wanted int not null,
  begun_at timestamptz not null,
  begun_by uuid not null,
  ending text check (ending in ('KEPT', 'REPLACED', 'OVERTAKEN')),
  ended_at timestamptz,
  primary key (merchant_id, id)
);
create unique index comparisons_one_running on bot.comparisons (merchant_id, item_id) where ending is null;

-- Which answer a conversation was given, and upon which line.
create table bot.comparison_answers (
  merchant_id bigint not null,
  comparison_id uuid not null,
  conversation_id uuid not null,
  seq bigint not null,
  side text not null check (side in ('PRESENT', 'OTHER')),
  at timestamptz not null,
  primary key (merchant_id, comparison_id, conversation_id),
  foreign key (merchant_id, comparison_id) references bot.comparisons on delete cascade
);

create index decisions_item_answers on bot.decisions (merchant_id, item_id, at) where kind = 'ANSWER';

call foundation.wall('bot.comparisons');
call foundation.wall('bot.comparison_answers');
