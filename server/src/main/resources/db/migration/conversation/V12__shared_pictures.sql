-- Pictures that everybody in the house may see and send, whoever uploaded them.
alter table conversation.attachments add shared boolean not null default false;
