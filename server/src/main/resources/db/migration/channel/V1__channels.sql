-- Directory table: a channel's public key is all that a visitor brings. Holds no customer data.
create table channel.channels (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  shop_id uuid not null,
  kind text not null check (kind in ('WIDGET', 'WEBHOOK', 'IMPORT', 'SIMULATOR')),
  name text not null,
  public_key text not null unique,
  secret text not null,
  allowed_origins text[] not null default '{}',
  callback_url text,
  enabled boolean not null default true,
  created_at timestamptz not null,
  primary key (merchant_id, id),
  foreign key (merchant_id, shop_id) references merchant.shops
);
