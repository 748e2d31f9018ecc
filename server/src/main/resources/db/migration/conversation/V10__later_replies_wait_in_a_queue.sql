-- A later reply is tried like everything that waits in a stored queue: at its time, and again after a pause.
alter table conversation.later_replies
  add next_attempt_at timestamptz,
  add attempts int not null default 0,
  add reason text not null default '';
update conversation.later_replies set next_attempt_at = due_at;
alter table conversation.later_replies alter next_attempt_at set not null;
drop index conversation.later_due;
create index later_due on conversation.later_replies (merchant_id, next_attempt_at) where held_because is null;
