import { expect, test } from 'vitest'
import { distance } from './types'

const NOW = Date.parse('2026-11-23T12:00:00Z')

test.each([
  ['2026-11-23T12:00:20Z', { late: false, unit: 'minutes', n: 1 }],
  ['2026-11-23T12:59:59Z', { late: false, unit: 'minutes', n: 59 }],
  ['2026-11-23T09:30:00Z', { late: true, unit: 'hours', n: 2 }],
  ['2026-11-25T11:00:00Z', { late: false, unit: 'hours', n: 47 }],
  ['2026-11-20T12:00:00Z', { late: true, unit: 'days', n: 3 }],
])('%s from noon', (at, expected) => {
  expect(distance(at, NOW)).toEqual(expected)
})
