import type { Item } from './types'

export type Hindrance = { why: 'ended' | 'unreviewed' | 'notYet'; at: string }

/** Why nobody is offered a published item at this moment; undefined where it is offered, or none is published. */
export function hindrance(item: Item, now: number): Hindrance | undefined {
  const { reviewBy, validFrom, validUntil } = item.terms
  if (item.published == null) return undefined
  if (validUntil && Date.parse(validUntil) <= now) return { why: 'ended', at: validUntil }
  if (reviewBy && Date.parse(reviewBy) <= now) return { why: 'unreviewed', at: reviewBy }
  if (validFrom && Date.parse(validFrom) > now) return { why: 'notYet', at: validFrom }
  return undefined
}

/** How many of a hundred customers who said so were helped; undefined where nobody said anything. */
export const solvedShare = (item: Pick<Item, 'solved' | 'unsolved'>) =>
  item.solved + item.unsolved ? Math.round((100 * item.solved) / (item.solved + item.unsolved)) : undefined
