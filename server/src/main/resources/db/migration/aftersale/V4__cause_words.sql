-- What was heard last of an order that is still to be worked out.
alter table aftersale.cause_news add column cause text not null default 'ORDER';
