-- Each node counts in its own memory how often somebody knocks.
drop table foundation.rate_limits;
