-- Which conversations carry a tag, in the order of the lists. Under row-level security no index on an array is used,
-- so a filter by tag read every conversation of the merchant; equality on a text is let through.
create table conversation.conversation_tags (
  merchant_id bigint not null,
  conversation_id uuid not null,
  tag text not null,
  listed_at timestamptz not null,
  primary key (merchant_id, conversation_id, tag)
);
create index conversation_by_tag on conversation.conversation_tags (merchant_id, tag, listed_at, conversation_id);
insert into conversation.conversation_tags
select distinct c.merchant_id, c.id, t.tag, c.listed_at from conversation.conversations c, unnest(c.tags) as t(tag);
call foundation.wall('conversation.conversation_tags');

create function conversation.keep_tags() returns trigger
language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.tags <> new.tags then
    delete from conversation.conversation_tags
    where merchant_id = new.merchant_id and conversation_id = new.id and not tag = any (new.tags);
  end if;
  insert into conversation.conversation_tags
  select new.merchant_id, new.id, t.tag, new.listed_at from (select distinct unnest(new.tags) as tag) as t
  on conflict (merchant_id, conversation_id, tag) do update set listed_at = excluded.listed_at;
  return null;
end
$$;
create trigger keep_tags_of_new after insert on conversation.conversations
for each row when (new.tags <> '{}') execute function conversation.keep_tags();
create trigger keep_tags after update of tags, listed_at on conversation.conversations
for each row when (old.tags <> new.tags or (old.listed_at <> new.listed_at and new.tags <> '{}'))
execute function conversation.keep_tags();
