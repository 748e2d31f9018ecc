-- Row-level security would switch the text index off, so the search runs as a role that may pass it and filters
-- the merchant itself: the caller must be bound to the merchant asked for. Frequent words are found by reading
-- the newest entries back; rare ones by the index.
create function conversation.search(wanted_merchant bigint, wanted_pairs int[], wanted_pattern text, most int)
returns table (conversation_id uuid, seq bigint, sent_at timestamptz, body text)
language plpgsql stable security definer set search_path = pg_catalog, conversation as $$
declare
  found_count int;
begin
  if not wanted_merchant = any (nullif(current_setting('heqi.merchants', true), '')::bigint[]) then
    return;
  end if;
  return query
    select m.conversation_id, m.seq, m.sent_at, m.body
    from (
      select e.conversation_id, e.seq, e.change_no, e.pairs from conversation.search_entries e
      where e.merchant_id = wanted_merchant
      order by e.change_no desc limit 20000) as recent
    join conversation.messages m
      on m.merchant_id = wanted_merchant and m.conversation_id = recent.conversation_id and m.seq = recent.seq
    where recent.pairs @> wanted_pairs and m.recalled_at is null and lower(m.body) like wanted_pattern
    order by recent.change_no desc limit most;
  get diagnostics found_count = row_count;
  if found_count >= most then
    return;
  end if;
  return query
    select m.conversation_id, m.seq, m.sent_at, m.body
    from (
      select e.conversation_id, e.seq, e.change_no from conversation.search_entries e
      where e.merchant_id = wanted_merchant and e.pairs @> wanted_pairs
        and e.change_no < (
          select min(r.change_no) from (
            select x.change_no from conversation.search_entries x
            where x.merchant_id = wanted_merchant order by x.change_no desc limit 20000) as r)) as old
    join conversation.messages m
      on m.merchant_id = wanted_merchant and m.conversation_id = old.conversation_id and m.seq = old.seq
    where m.recalled_at is null and lower(m.body) like wanted_pattern
    order by old.change_no desc limit most - found_count;
end
$$;

grant usage on schema conversation to heqi_search;
grant select on conversation.search_entries, conversation.messages to heqi_search;
-- A function's owner must be allowed to create in its schema at the moment it becomes the owner.
grant create on schema conversation to heqi_search;
alter function conversation.search owner to heqi_search;
revoke create on schema conversation from heqi_search;
