-- Nothing was ever scheduled here: work that waits stands in the table of the module that it belongs to.
drop table foundation.scheduled_tasks;
