create table bot.settings (
  merchant_id bigint not null references merchant.merchants,
  shop_id uuid not null,
  enabled boolean not null,
  name text not null,
  -- The share of its answers that has to be right, 0.5 to 0.99.
  precision_wanted real not null check (precision_wanted between 0.5 and 0.99),
  -- Customers from this VIP level on go to people at once; 0 for nobody.
  vip_to_people smallint not null,
  -- Who writes of more money than this (yuan) goes to people; 0 for nobody.
  money_to_people int not null,
  primary key (merchant_id, shop_id)
);

-- What the bot did about each line of a customer.
create table bot.decisions (
  merchant_id bigint not null references merchant.merchants,
  conversation_id uuid not null,
  seq bigint not null,
  shop_id uuid not null,
  at timestamptz not null,
  question text not null,
  kind text not null check (kind in ('GREET', 'ANSWER', 'OFFER', 'ASK', 'CLOSE', 'HAND_OVER')),
  reason text not null default '',
  item_id uuid,
  confidence real,
  outcome text check (outcome in ('SOLVED', 'UNSOLVED')),
  primary key (merchant_id, conversation_id, seq)
);
create index on bot.decisions (merchant_id, at);

call foundation.wall('bot.settings');
call foundation.wall('bot.decisions');
call staff.introduce('bot.manage', '{SUPERVISOR, MANAGER, OWNER}');
