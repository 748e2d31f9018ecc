-- Lists by shop and by agent, closed conversations too, sorted as all lists are. Without these a filter that few
-- conversations pass reads every conversation of the merchant. (conversation_of_agent stays for what is not closed.)
create index conversation_of_shop on conversation.conversations (merchant_id, shop_id, listed_at);
create index conversation_ever_of_agent on conversation.conversations (merchant_id, assignee_id, listed_at);
