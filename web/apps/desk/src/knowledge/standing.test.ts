import { expect, test } from 'vitest'
import { hindrance, solvedShare } from './standing'
import type { Item } from './types'

const now = Date.parse('2026-11-21T00:00:00Z')
const before = '2026-11-20T16:00:00Z'
const after = '2026-11-22T16:00:00Z'

const anItem = (published: number | undefined, terms: object) =>
  ({ published, terms: { inHelp: false, ...terms } }) as Item

test('an item whose time is over, or that nobody reviewed, is not offered', () => {
  expect(hindrance(anItem(1, { validUntil: before, reviewBy: before }), now)?.why).toBe('ended')
  expect(hindrance(anItem(1, { reviewBy: before }), now)).toEqual({ why: 'unreviewed', at: before })
  expect(hindrance(anItem(1, { validFrom: after }), now)?.why).toBe('notYet')
  expect(hindrance(anItem(1, { reviewBy: after, validFrom: before }), now)).toBeUndefined()
})

test('what was never published has nothing to hinder', () => {
  expect(hindrance(anItem(undefined, { reviewBy: before }), now)).toBeUndefined()
})

test('the share of the solved counts only those who said so', () => {
  expect(solvedShare({ solved: 2, unsolved: 1 })).toBe(67)
  expect(solvedShare({ solved: 0, unsolved: 0 })).toBeUndefined()
})
