-- The stored queue of mails. Recipient and text are personal data, sealed.
create table merchant.mails (
  merchant_id bigint not null references merchant.merchants,
  key text not null,
  content_cipher bytea not null,
  recipient_masked text not null,
  subject text not null,
  state text not null default 'QUEUED' check (state in ('QUEUED', 'SENT', 'FAILED')),
  attempts int not null default 0,
  reason text not null default '',
  queued_at timestamptz not null,
  next_attempt_at timestamptz not null,
  finished_at timestamptz,
  primary key (merchant_id, key)
);
create index on merchant.mails (merchant_id, next_attempt_at) where state = 'QUEUED';
create index on merchant.mails (merchant_id, queued_at);
call foundation.wall('merchant.mails');
