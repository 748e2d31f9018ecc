-- Directory tables: a person signs in before a merchant is known.
create table staff.accounts (
  id uuid primary key,
  email text not null,
  name text not null,
  password_hash text not null,
  totp_secret text,
  failed_sign_ins int not null default 0,
  locked_until timestamptz,
  locale text not null default 'zh-CN',
  created_at timestamptz not null
);
create unique index on staff.accounts (lower(email));

create table staff.memberships (
  merchant_id bigint not null references merchant.merchants,
  account_id uuid not null references staff.accounts,
  role_id uuid not null,
  display_name text not null,
  level text not null default 'JUNIOR',
  active boolean not null default true,
  created_at timestamptz not null,
  primary key (merchant_id, account_id)
);
create index on staff.memberships (account_id);

create table staff.account_sessions (
  token_hash bytea primary key,
  id uuid not null unique,
  account_id uuid not null references staff.accounts on delete cascade,
  merchant_id bigint not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  client text not null
);
create index on staff.account_sessions (account_id);

-- One-time links: the first owner, an invitation, a reset of the password.
create table staff.one_time_links (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('FIRST_OWNER', 'INVITATION', 'RESET')),
  merchant_id bigint,
  account_id uuid,
  email text,
  role_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Tokens of integrations; the token itself is shown once and never stored.
create table staff.access_tokens (
  id uuid primary key,
  token_hash bytea not null unique,
  merchant_id bigint not null references merchant.merchants,
  account_id uuid not null references staff.accounts,
  name text not null,
  permissions text[] not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create table staff.roles (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  name text not null,
  template text,
  permissions text[] not null,
  primary key (merchant_id, id)
);
alter table staff.memberships add foreign key (merchant_id, role_id) references staff.roles;

create table staff.levels (
  merchant_id bigint not null references merchant.merchants,
  code text not null check (code in ('JUNIOR', 'INTERMEDIATE', 'SENIOR')),
  max_conversations int not null check (max_conversations between 1 and 200),
  primary key (merchant_id, code)
);

create table staff.teams (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  name text not null,
  stages text[] not null default '{PRE_SALE,IN_SALE,AFTER_SALE}',
  primary key (merchant_id, id)
);

create table staff.team_shops (
  merchant_id bigint not null,
  team_id uuid not null,
  shop_id uuid not null,
  primary key (merchant_id, team_id, shop_id),
  foreign key (merchant_id, team_id) references staff.teams on delete cascade,
  foreign key (merchant_id, shop_id) references merchant.shops on delete cascade
);

create table staff.team_members (
  merchant_id bigint not null,
  team_id uuid not null,
  account_id uuid not null,
  primary key (merchant_id, team_id, account_id),
  foreign key (merchant_id, team_id) references staff.teams on delete cascade,
  foreign key (merchant_id, account_id) references staff.memberships on delete cascade
);
create index on staff.team_members (merchant_id, account_id);

-- What each agent chose, and when a desk of theirs was last seen connected.
create table staff.presences (
  merchant_id bigint not null,
  account_id uuid not null,
  chosen text not null check (chosen in ('ONLINE', 'BUSY', 'BREAK', 'OFFLINE')),
  state text not null check (state in ('ONLINE', 'BUSY', 'BREAK', 'AWAY', 'OFFLINE')),
  since timestamptz not null,
  seen_at timestamptz not null,
  primary key (merchant_id, account_id),
  foreign key (merchant_id, account_id) references staff.memberships on delete cascade
);

create table staff.audit_entries (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  at timestamptz not null,
  account_id uuid,
  action text not null,
  subject text not null,
  detail jsonb not null default '{}',
  address text not null default '',
  primary key (merchant_id, id)
);

call foundation.wall('staff.roles');
call foundation.wall('staff.levels');
call foundation.wall('staff.teams');
call foundation.wall('staff.team_shops');
call foundation.wall('staff.team_members');
call foundation.wall('staff.presences');
call foundation.wall('staff.audit_entries');
