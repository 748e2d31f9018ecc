-- Directory table: read before a merchant is known.
create table merchant.merchants (
  id bigint generated always as identity primary key,
  name text not null check (length(name) between 1 and 120),
  demo boolean not null default false,
  created_at timestamptz not null
);

create table merchant.shops (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  name text not null,
  platform text not null,
  zone text not null,
  responsible_department text not null,
  greeting text not null default '',
  out_of_hours_answer text not null default '',
  close_after_silence interval not null default '24 hours',
  reopen_within interval not null default '72 hours',
  max_text_length int not null default 4000 check (max_text_length between 1 and 20000),
  created_at timestamptz not null,
  primary key (merchant_id, id)
);

-- weekday: 1 is Monday. Several spans a day are allowed.
create table merchant.business_hours (
  merchant_id bigint not null,
  shop_id uuid not null,
  weekday smallint not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null,
  primary key (merchant_id, shop_id, weekday, opens),
  foreign key (merchant_id, shop_id) references merchant.shops on delete cascade,
  check (opens < closes)
);

-- A day that differs from its weekday; without times the shop is closed all day.
create table merchant.holidays (
  merchant_id bigint not null,
  shop_id uuid not null,
  day date not null,
  name text not null,
  opens time,
  closes time,
  primary key (merchant_id, shop_id, day),
  foreign key (merchant_id, shop_id) references merchant.shops on delete cascade,
  check ((opens is null) = (closes is null))
);

-- Rules are data: each kind of rule (such as reply-clock) has versions, and conduct is judged by the one in force then.
create table merchant.rule_sets (
  merchant_id bigint not null,
  shop_id uuid not null,
  kind text not null,
  valid_from timestamptz not null,
  rules jsonb not null,
  made_by uuid,
  made_at timestamptz not null,
  primary key (merchant_id, shop_id, kind, valid_from),
  foreign key (merchant_id, shop_id) references merchant.shops on delete cascade
);

create table merchant.settings (
  merchant_id bigint not null references merchant.merchants,
  name text not null,
  value jsonb not null,
  primary key (merchant_id, name)
);

call foundation.wall('merchant.shops');
call foundation.wall('merchant.business_hours');
call foundation.wall('merchant.holidays');
call foundation.wall('merchant.rule_sets');
call foundation.wall('merchant.settings');
