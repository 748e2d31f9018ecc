-- Merchants that were there before orders and after-sales came: their roles hold from now on what
-- those of a new merchant hold.
call staff.introduce('aftersale.read', '{AGENT, SUPERVISOR, MANAGER, OWNER}');
call staff.introduce('aftersale.handle', '{AGENT, SUPERVISOR, MANAGER, OWNER}');
call staff.introduce('aftersale.settle', '{SUPERVISOR, MANAGER, OWNER}');
call staff.introduce('commerce.read', '{AGENT, SUPERVISOR, MANAGER, OWNER}');
call staff.introduce('commerce.link', '{AGENT, SUPERVISOR, MANAGER, OWNER}');
call staff.introduce('commerce.tell', '{AGENT, SUPERVISOR, MANAGER, OWNER}');
call staff.introduce('commerce.release', '{AGENT, SUPERVISOR, MANAGER, OWNER}');
call staff.introduce('commerce.reveal', '{SUPERVISOR, MANAGER, OWNER}');
call staff.introduce('commerce.write', '{MANAGER, OWNER}');
call staff.introduce('contact.keep', '{AGENT, SUPERVISOR, MANAGER, OWNER}');
