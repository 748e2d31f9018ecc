-- A transaction names the merchants it works for in heqi.merchants; where it names none it sees nothing.
create procedure foundation.wall(walled regclass)
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', walled);
  execute format(
    'create policy tenant on %s using (merchant_id = any (nullif(current_setting(''heqi.merchants'', true), '''')::bigint[]))',
    walled);
end
$$;

-- Directory table: the clock's work list of db-scheduler. Holds ids, no customer data.
create table foundation.scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  state text,
  primary key (task_name, task_instance)
);
create index on foundation.scheduled_tasks (execution_time);
create index on foundation.scheduled_tasks (last_heartbeat);

-- Directory table: how often a key (an address, an account) was seen in a span of time.
create table foundation.rate_limits (
  key text primary key,
  window_start timestamptz not null,
  hits int not null
);
