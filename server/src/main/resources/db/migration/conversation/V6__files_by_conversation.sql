-- In which conversations a file was said: whoever may read one of them may open the file.
create index on conversation.messages (merchant_id, attachment_id) where attachment_id is not null;
