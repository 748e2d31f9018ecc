import type { components } from '@heqi/api'

export type Analysis = components['schemas']['Analysis']
export type Row = components['schemas']['CauseRow']
export type Share = components['schemas']['Share']
export type Change = Row['change']
export type CauseCase = components['schemas']['CauseCase']
export type Proposal = components['schemas']['ProposalView']
export type ProposalKind = Proposal['kind']
export type ProposalState = Proposal['state']
export type Dimension = NonNullable<Proposal['row']>['by']

export const dimensions: Dimension[] = ['PRODUCT', 'BATCH', 'SUPPLIER', 'CARRIER', 'REASON']
export const sorts = ['RATE', 'MONEY', 'CASES'] as const
export type Sort = (typeof sorts)[number]
export const whiches = ['CASES', 'QUALITY', 'REFUNDED', 'COMPENSATED', 'FREIGHT'] as const
export type Which = (typeof whiches)[number]

/** What may be proposed, in the order in which it is offered. */
export const kinds: ProposalKind[] = [
  'CHANGE_DESCRIPTION',
  'SIZE_ADVICE',
  'PACKAGING',
  'TALK_TO_SUPPLIER',
  'CHANGE_SUPPLIER',
  'CHANGE_CARRIER',
  'STOP_SELLING',
  'TRAIN',
  'OTHER',
]

/** Where a row stands: what was looked at when it was opened. */
export interface Look {
  by: Dimension
  from: string
  to: string
  shops: string[]
}
