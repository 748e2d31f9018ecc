-- The shops whose articles stand on a public help page.
create table knowledge.help_pages (
  merchant_id bigint not null references merchant.merchants,
  shop_id uuid not null,
  enabled boolean not null,
  primary key (merchant_id, shop_id)
);
call foundation.wall('knowledge.help_pages');
