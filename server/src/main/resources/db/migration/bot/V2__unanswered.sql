-- What a question meant that the bot could not answer, and whether somebody has seen to it.
alter table bot.decisions
  add meaning bytea,
  add seen_to boolean not null default false;
create index bot_unanswered on bot.decisions (merchant_id, at desc) where meaning is not null and not seen_to;
