-- No phone number was ever kept here.
alter table customer.customers drop phone_cipher;
