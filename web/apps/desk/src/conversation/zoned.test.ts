import { expect, test } from 'vitest'
import { inZone, localIn, tomorrowAt } from './zoned'

test('tomorrow is the day after the one the shop has now', () => {
  const lateInUtc = new Date('2026-11-20T17:30:00Z')
  expect(tomorrowAt(9, 'Asia/Shanghai', lateInUtc).toISOString()).toBe('2026-11-22T01:00:00.000Z')
  expect(tomorrowAt(9, 'Europe/Berlin', lateInUtc).toISOString()).toBe('2026-11-21T08:00:00.000Z')
})

test('a change of the clocks in between is counted', () => {
  const beforeSummer = new Date('2026-03-28T12:00:00Z')
  expect(tomorrowAt(9, 'Europe/Berlin', beforeSummer).toISOString()).toBe('2026-03-29T07:00:00.000Z')
})

test('what a clock shows leads back to the moment', () => {
  const at = new Date('2026-11-20T02:05:00Z')
  expect(localIn(at, 'Asia/Shanghai')).toBe('2026-11-20T10:05')
  expect(inZone('2026-11-20T10:05', 'Asia/Shanghai')).toEqual(at)
})
