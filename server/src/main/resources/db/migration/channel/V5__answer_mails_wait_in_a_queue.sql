-- An answer to be mailed is tried like everything that waits in a stored queue.
alter table channel.answer_mails rename due_at to next_attempt_at;
alter table channel.answer_mails
  add attempts int not null default 0,
  add reason text not null default '';
