-- At which stage of the service an item is of use; null for any.
alter table knowledge.items add stage text check (stage in ('PRE_SALE', 'IN_SALE', 'AFTER_SALE'));

-- How often an agent said a script.
create table knowledge.script_uses (
  merchant_id bigint not null,
  account_id uuid not null,
  item_id uuid not null,
  times int not null,
  primary key (merchant_id, account_id, item_id),
  foreign key (merchant_id, item_id) references knowledge.items on delete cascade
);
call foundation.wall('knowledge.script_uses');

-- Quick replies become scripts, on offer as they were, in the name of whoever joined the merchant first. Their table
-- goes, and their pictures become everybody's, in the schema that owns both.
do $$
begin
  if to_regclass('conversation.quick_replies') is null then
    return;
  end if;
  create temporary table replies on commit drop as
    select q.merchant_id, q.id, q.title, q.body, q.attachment_id, q.uses,
      left(regexp_replace(btrim(q.shortcut), '[[:space:]/]+', '-', 'g'), 30) as code,
      (select m.account_id from staff.memberships m where m.merchant_id = q.merchant_id
       order by m.created_at, m.account_id limit 1) as owner
    from conversation.quick_replies q;
  insert into knowledge.items (merchant_id, id, kind, state, title, version, published, owner_id, changed_at)
    select merchant_id, id, 'SCRIPT', 'PUBLISHED', title, 1, 1, owner, now() from replies where owner is not null;
  insert into knowledge.versions (merchant_id, item_id, version, content, author_id, written_at, approver_id, approved_at)
    select merchant_id, id, 1,
      jsonb_build_object(
        'content', jsonb_build_object(
          'title', title, 'questions', '[]'::jsonb, 'scene', '', 'code', code,
          'answers', jsonb_build_array(jsonb_build_object(
            'shops', '[]'::jsonb, 'channels', '[]'::jsonb, 'minVip', 0, 'product', '',
            'parts', jsonb_build_array(jsonb_build_object('text', body))
              || case when attachment_id is null then '[]'::jsonb
                 else jsonb_build_array(jsonb_build_object('picture', attachment_id)) end))),
        'terms', jsonb_build_object('inHelp', false)),
      owner, now(), owner, now()
    from replies where owner is not null;
  insert into knowledge.uses (merchant_id, item_id, day, accepted)
    select merchant_id, id, current_date, least(uses, 1000000)::int from replies where owner is not null and uses > 0;
  insert into knowledge.editions as e
    select distinct merchant_id, 1 from replies where owner is not null
    on conflict (merchant_id) do update set edition = e.edition + 1;
end
$$;
