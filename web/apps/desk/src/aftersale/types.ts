import type { components } from '@heqi/api'

export type Brief = components['schemas']['CaseBrief']
export type PlatformCase = components['schemas']['PlatformCaseView']
export type Case = components['schemas']['CaseView']
export type Choice = components['schemas']['ChoiceResponse']
export type ClaimBody = components['schemas']['ClaimRequest']
export type MoveBody = components['schemas']['MoveRequest']
export type AfterSaleState = Brief['state']
export type AfterSaleType = Brief['type']
export type Move = MoveBody['move']
export type Reason = ClaimBody['reason']
export type Liable = components['schemas']['LiabilityRequest']['liable']

/** The states that a case can be in before its end, in the order of its way. */
export const openStates: AfterSaleState[] = [
  'PENDING_MERCHANT',
  'NEGOTIATING',
  'WAIT_BUYER_RETURN',
  'WAIT_MERCHANT_RECEIPT',
  'INSPECTING',
  'WAIT_MERCHANT_SHIP',
  'WAIT_BUYER_RECEIPT',
  'REFUNDING',
  'REFUND_FAILED',
  'WAIT_BUYER_CONFIRM',
  'REJECTED',
  'REJECTED_ON_RECEIPT',
  'PLATFORM_INTERVENING',
]

export const types: AfterSaleType[] = [
  'REFUND_ONLY',
  'RETURN_REFUND',
  'EXCHANGE',
  'RESHIP',
  'REPAIR',
  'PRICE_PROTECTION',
]

export const reasons: Reason[] = [
  'NO_LONGER_WANT',
  'INCORRECT_SELECTION',
  'SIZE_MISMATCH',
  'QUALITY_ISSUE',
  'NOT_MATCH_PRODUCT_DESC',
  'SEND_WRONG_GOODS',
  'MISSING_PARTS',
  'DAMAGED_IN_TRANSIT',
  'EMPTY_PACKAGE',
  'NO_EXPRESS_INFO',
  'NOT_DELIVERED_TOO_LONG',
  'REJECT_RECEIVE_PACKAGE',
  'PRICE_DROPPED',
  'THREE_NO_PRODUCT',
  'FAKE_PRODUCT',
  'OTHERS',
]

export const liables: Liable[] = ['MERCHANT', 'SUPPLIER', 'CARRIER', 'WAREHOUSE', 'BUYER', 'PLATFORM', 'NONE']

export const paysBack = (type: AfterSaleType) =>
  type === 'REFUND_ONLY' || type === 'RETURN_REFUND' || type === 'PRICE_PROTECTION'
export const takesBack = (type: AfterSaleType) =>
  type === 'RETURN_REFUND' || type === 'EXCHANGE' || type === 'REPAIR'
