-- What agents have to do, whatever module planned it. The key is the planner's: one occasion, one task.
create table task.tasks (
  merchant_id bigint not null references merchant.merchants,
  id uuid not null,
  key text not null,
  kind text not null,
  shop_id uuid not null,
  customer_id uuid,
  about_id uuid,
  subject text not null,
  title text not null,
  state text not null,
  owner_id uuid,
  due_at timestamptz not null,
  planned_at timestamptz not null,
  planned_by uuid,
  result text,
  detail text,
  ended_at timestamptz,
  ended_by uuid,
  primary key (merchant_id, id),
  unique (merchant_id, key),
  foreign key (merchant_id, customer_id) references customer.customers,
  foreign key (merchant_id, shop_id) references merchant.shops (merchant_id, id)
);
create index on task.tasks (merchant_id, owner_id, due_at, id) where state = 'OPEN';
create index on task.tasks (merchant_id, due_at, id) where state = 'OPEN';
create index on task.tasks (merchant_id, customer_id, due_at, id) where state = 'OPEN';
create index on task.tasks (merchant_id, ended_at desc, id desc) where state = 'DONE';

create table task.notes (
  merchant_id bigint not null,
  task_id uuid not null,
  id uuid not null,
  written_by uuid not null,
  written_at timestamptz not null,
  text text not null,
  primary key (merchant_id, task_id, id),
  foreign key (merchant_id, task_id) references task.tasks on delete cascade
);

call foundation.wall('task.tasks');
call foundation.wall('task.notes');

call staff.introduce('task.work', '{AGENT, SUPERVISOR, MANAGER, OWNER}');
call staff.introduce('task.assign', '{SUPERVISOR, MANAGER, OWNER}');
