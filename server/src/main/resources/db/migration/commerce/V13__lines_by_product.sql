-- In which orders a product was bought, the newest first: what goes with it is read from these.
create index order_lines_by_product on commerce.order_lines (merchant_id, product_number, order_id desc)
  where product_number <> '';
