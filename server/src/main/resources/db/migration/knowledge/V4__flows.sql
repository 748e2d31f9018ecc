-- A bot's flows stand among what is asked for.
alter table knowledge.items drop constraint items_kind_check;
alter table knowledge.items add constraint items_kind_check
  check (kind in ('ARTICLE', 'SOLUTION', 'SCRIPT', 'FACT', 'FLOW'));
