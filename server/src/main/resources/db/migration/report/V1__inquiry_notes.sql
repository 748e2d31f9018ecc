-- What an agent types into the day's inquiry sheet; the rest of the sheet is derived.
create table report.inquiry_notes (
  merchant_id bigint not null references merchant.merchants,
  conversation_id uuid not null,
  day date not null,
  agent_id uuid not null,
  product text not null default '',
  question_type text not null default '',
  outcome text not null default '',
  reason text not null default '',
  follow_up_on date,
  remark text not null default '',
  primary key (merchant_id, conversation_id, day, agent_id)
);
call foundation.wall('report.inquiry_notes');
