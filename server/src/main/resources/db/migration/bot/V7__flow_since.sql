-- The line of the customer that began the flow: what was said before it is no part of it.
alter table bot.flow_runs add column since bigint not null default 0;
alter table bot.flow_runs alter column since drop default;
