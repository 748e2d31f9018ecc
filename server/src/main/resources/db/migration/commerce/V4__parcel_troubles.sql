-- Parcels that are not where they should be by now. What was heard last of a parcel stands with it,
-- so one that stands still twice is in trouble twice.
create table commerce.parcel_troubles (
  merchant_id bigint not null,
  id uuid not null,
  shop_id uuid not null,
  order_id uuid not null,
  carrier text not null,
  number text not null,
  trouble text not null,
  since timestamptz not null,
  found_at timestamptz not null,
  told_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  primary key (merchant_id, id),
  unique (merchant_id, order_id, carrier, number, trouble, since),
  foreign key (merchant_id, order_id) references commerce.orders on delete cascade
);
create index on commerce.parcel_troubles (merchant_id, since desc, id desc) where ended_at is null;
create index on commerce.parcel_troubles (merchant_id, trouble, since desc, id desc) where ended_at is null;
create index on commerce.parcel_troubles (merchant_id, id) where ended_at is null;

-- What is looked through: parcels that no carrier has seen, those under way, and those that a carrier keeps or gave back.
create index parcels_unscanned on commerce.parcels (merchant_id, shipped_at, order_id, carrier, number)
  where state in ('WAITING', 'MOVING', 'OUT_FOR_DELIVERY') and moved_at is null;
create index parcels_under_way on commerce.parcels (merchant_id, moved_at, order_id, carrier, number)
  where state in ('WAITING', 'MOVING', 'OUT_FOR_DELIVERY') and moved_at is not null;
create index parcels_astray on commerce.parcels (merchant_id, moved_at, order_id, carrier, number)
  where state in ('HELD_UP', 'RETURNING', 'RETURNED') and moved_at is not null;

call foundation.wall('commerce.parcel_troubles');
