import type { components } from '@heqi/api'

export type Compensation = components['schemas']['CompensationView']
export type CompensationKind = Compensation['kind']
export type CompensationState = Compensation['state']
export type CompensationReason = Compensation['reason']
export type Rules = components['schemas']['CompensationRulesBody']
export type CouponKind = components['schemas']['CouponKindView']
export type Loyalty = components['schemas']['LoyaltyResponse']
export type Room = components['schemas']['Room']

export const kinds: CompensationKind[] = ['COUPON', 'POINTS', 'CASH', 'GIFT', 'FREE_EXCHANGE']
export const reasons: CompensationReason[] = [
  'QUALITY',
  'WRONG_GOODS',
  'DAMAGED',
  'LATE',
  'SERVICE',
  'PRICE',
  'GOODWILL',
]

/** What an order has to tell about itself where something is given for it. */
export interface OrderInBrief {
  id: string
  number: string
  shop: string
  currency: string
}

/** The case beside which something is given. */
export interface CaseInBrief {
  id: string
  number: number
  /** Whether the customer pays ways that the merchant could take. */
  hasWays: boolean
}
