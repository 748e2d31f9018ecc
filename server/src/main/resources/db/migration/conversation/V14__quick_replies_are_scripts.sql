-- knowledge/V5 made scripts of them. Who may say a script may see and send its picture.
update conversation.attachments a set shared = true
from conversation.quick_replies q
where q.merchant_id = a.merchant_id and q.attachment_id = a.id;
drop table conversation.quick_replies;
