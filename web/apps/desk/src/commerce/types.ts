import type { components } from '@heqi/api'

export type Order = components['schemas']['OrderView']
export type Parcel = components['schemas']['ParcelView']
export type OrderState = Order['state']

export const orderStates: OrderState[] = [
  'UNPAID',
  'TO_SHIP',
  'PARTLY_SHIPPED',
  'SHIPPED',
  'RECEIVED',
  'COMPLETED',
  'CLOSED',
]
