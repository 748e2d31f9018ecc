import type { components } from '@heqi/api'

export type OrderImport = components['schemas']['OrderImportResponse']
export type Kind = OrderImport['kind']
export type Mapping = components['schemas']['OrderMappingBody']
export type Preview = components['schemas']['OrderPreviewResponse']
export type ShownCell = components['schemas']['PreviewCellResponse']
export type Field = ShownCell['field']

export const kinds: Kind[] = ['ORDERS', 'PARCEL_EVENTS', 'PRODUCTS']

const ofOrders: Field[] = [
  'NUMBER',
  'STATE',
  'PLACED_AT',
  'PAID_AT',
  'SHIPPED_AT',
  'RECEIVED_AT',
  'CLOSED_AT',
  'CHANGED_AT',
  'BUYER_ID',
  'BUYER_NAME',
  'TITLE',
  'VARIANT',
  'PRODUCT_NUMBER',
  'MERCHANT_CODE',
  'QUANTITY',
  'PRICE',
  'LINE_AMOUNT',
  'GOODS',
  'FREIGHT',
  'DISCOUNT',
  'MORE_DISCOUNT',
  'TOTAL',
  'PAID',
  'RECEIVER_NAME',
  'RECEIVER_PHONE',
  'RECEIVER_PROVINCE',
  'RECEIVER_CITY',
  'RECEIVER_DISTRICT',
  'RECEIVER_ADDRESS',
  'BUYER_NOTE',
  'SELLER_NOTE',
  'CARRIER',
  'PARCEL_NUMBER',
]
const ofEvents: Field[] = ['CARRIER', 'PARCEL_NUMBER', 'EVENT_AT', 'EVENT_TEXT', 'EVENT_STATE']
const ofProducts: Field[] = [
  'PRODUCT_NUMBER',
  'TITLE',
  'PRODUCT_STATE',
  'VARIANT',
  'VARIANT_NUMBER',
  'MERCHANT_CODE',
  'PRICE',
  'STOCK',
  'CATEGORY',
  'LINK',
  'PICTURES',
  'FACTS',
  'CHANGED_AT',
]

export const fieldsOf = (kind: Kind) =>
  ({ ORDERS: ofOrders, PARCEL_EVENTS: ofEvents, PRODUCTS: ofProducts })[kind]

/** Whether the server works on it just now. */
export const isAtWork = (one: OrderImport) => one.state === 'RUNNING'
