-- Whether customers who sound angry or in danger come first in the queue.
alter table bot.settings add angry_first boolean not null default true;

-- How often something was marked and how often people said that it was wrong; of no conversation and of nobody.
create table bot.mark_counts (
  merchant_id bigint not null references merchant.merchants,
  day date not null,
  part text not null check (part in ('MOOD', 'MATTERS', 'INTENT')),
  code text not null,
  made int not null default 0,
  wrong int not null default 0,
  primary key (merchant_id, day, part, code)
);
call foundation.wall('bot.mark_counts');
