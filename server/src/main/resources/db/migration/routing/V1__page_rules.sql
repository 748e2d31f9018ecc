-- The page a customer comes from decides the team: the first pattern (a part of the address) that fits, by place.
create table routing.page_rules (
  merchant_id bigint not null,
  shop_id uuid not null,
  place int not null,
  pattern text not null,
  team_id uuid not null,
  primary key (merchant_id, shop_id, place),
  foreign key (merchant_id, shop_id) references merchant.shops on delete cascade,
  foreign key (merchant_id, team_id) references staff.teams on delete cascade
);
call foundation.wall('routing.page_rules');

create table routing.last_served (
  merchant_id bigint not null references merchant.merchants,
  customer_id uuid not null,
  agent_id uuid not null,
  at timestamptz not null,
  primary key (merchant_id, customer_id)
);
call foundation.wall('routing.last_served');
