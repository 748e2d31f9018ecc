create table customer.customers (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  name text not null,
  vip_level smallint not null default 0 check (vip_level between 0 and 9),
  tags text[] not null default '{}',
  note text not null default '',
  email_cipher bytea,
  phone_cipher bytea,
  blocked_at timestamptz,
  blocked_reason text,
  created_at timestamptz not null,
  primary key (merchant_id, id)
);

create table customer.identities (
  merchant_id bigint not null,
  channel_id uuid not null,
  external_id text not null,
  customer_id uuid not null,
  proven boolean not null default false,
  created_at timestamptz not null,
  primary key (merchant_id, channel_id, external_id),
  foreign key (merchant_id, customer_id) references customer.customers
);
create index on customer.identities (merchant_id, customer_id);

call foundation.wall('customer.customers');
call foundation.wall('customer.identities');
