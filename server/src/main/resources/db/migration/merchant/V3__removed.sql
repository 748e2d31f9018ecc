-- A merchant who was removed leaves this row alone, without a name, so that neither the id nor the demo comes back.
alter table merchant.merchants add removed_at timestamptz;
