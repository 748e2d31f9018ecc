-- Plans are made once and kept, whichever merchant they are run for, and often while a table is still small. They
-- must suit the merchant who owns nearly all of a table: then no plan ever walks a merchant's rows to find one of
-- them. So the planner is told that every table belongs to one merchant, from the first row on and after every
-- ANALYZE.
create procedure foundation.plan_for_one_merchant(walled regclass)
language plpgsql as $$
begin
  execute format('alter table %s alter column merchant_id set (n_distinct = 1)', walled);
  perform pg_restore_attribute_stats(
    'schemaname', n.nspname::text, 'relname', c.relname::text, 'attname', 'merchant_id', 'inherited', false,
    'null_frac', 0::real, 'avg_width', 8, 'n_distinct', 1::real)
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = walled;
end
$$;

-- The binding is read once for each statement, not once for each row.
create procedure foundation.bind_to_merchants(walled regclass)
language plpgsql as $$
begin
  execute format('drop policy if exists tenant on %s', walled);
  execute format(
    'create policy tenant on %s using (merchant_id = any ('
    '(select nullif(current_setting(''heqi.merchants'', true), '''')::bigint[])::bigint[]))', walled);
end
$$;

create or replace procedure foundation.wall(walled regclass)
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', walled);
  call foundation.bind_to_merchants(walled);
  call foundation.plan_for_one_merchant(walled);
end
$$;

do $$
declare
  walled regclass;
begin
  for walled in select polrelid::regclass from pg_policy where polname = 'tenant' loop
    call foundation.bind_to_merchants(walled);
    call foundation.plan_for_one_merchant(walled);
  end loop;
end
$$;
