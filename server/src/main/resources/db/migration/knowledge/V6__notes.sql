-- Notes that colleagues write for each other.
alter table knowledge.items drop constraint items_kind_check;
alter table knowledge.items add constraint items_kind_check
  check (kind in ('ARTICLE', 'SOLUTION', 'SCRIPT', 'FACT', 'NOTE', 'FLOW'));

-- Who found an item useful: each colleague once.
create table knowledge.praises (
  merchant_id bigint not null,
  item_id uuid not null,
  account_id uuid not null,
  praised_at timestamptz not null,
  primary key (merchant_id, item_id, account_id),
  foreign key (merchant_id, item_id) references knowledge.items on delete cascade
);
call foundation.wall('knowledge.praises');
