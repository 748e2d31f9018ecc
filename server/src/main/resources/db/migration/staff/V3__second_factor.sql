-- The secret that is being set up, until a first code proves that the authenticator has it; and the time step of the
-- last code taken, so that no code opens the door twice.
alter table staff.accounts add column totp_pending text;
alter table staff.accounts add column totp_used_step bigint not null default 0;
