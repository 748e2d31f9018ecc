-- A permission that a new version brings: the roles made from these templates hold it from then on.
create procedure staff.introduce(permission text, templates text[])
language sql as $$
  update staff.roles set permissions = array_append(permissions, permission)
  where template = any (templates) and not permission = any (permissions)
$$;
