import type { components } from '@heqi/api'

export type Product = components['schemas']['ProductView']
export type Policy = components['schemas']['SalesPolicyResponse']
export type PolicyBody = components['schemas']['SalesPolicyBody']

export const productStates = ['ON_SALE', 'OFF_SALE'] as const
export const policyKinds = ['PRICE', 'PROMOTION', 'GIFT', 'SHIPPING', 'SERVICE'] as const

/** Whether a policy holds at a time, will, or no longer does. */
export function standing(of: Pick<Policy, 'validFrom' | 'validUntil'>, now: number) {
  if (Date.parse(of.validFrom) > now) return 'later'
  return of.validUntil && Date.parse(of.validUntil) <= now ? 'ended' : 'current'
}
