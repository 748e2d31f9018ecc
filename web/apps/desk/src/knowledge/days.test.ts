import { expect, test } from 'vitest'
import { dayOf, daysOn, endOf, lastDayBefore, startOf } from './days'

const zone = 'Asia/Shanghai'

test('a day ends where the next begins, by the clocks of the shop', () => {
  expect(startOf('2026-12-01', zone).toISOString()).toBe('2026-11-30T16:00:00.000Z')
  expect(endOf('2026-12-31', zone).toISOString()).toBe('2026-12-31T16:00:00.000Z')
})

test('what ends at midnight is shown with its last whole day', () => {
  expect(lastDayBefore(endOf('2026-12-31', zone), zone)).toBe('2026-12-31')
  expect(dayOf(startOf('2026-12-31', zone), zone)).toBe('2026-12-31')
})

test('days are counted over the end of a year', () => {
  expect(daysOn('2026-11-21', 180)).toBe('2027-05-20')
})
