import { expect, test } from 'vitest'
import { nameOf, spanOf } from './spans'

test('spans are counted from today', () => {
  expect(spanOf('day', '2026-11-24')).toEqual({ from: '2026-11-24', to: '2026-11-24' })
  expect(spanOf('week', '2026-03-03')).toEqual({ from: '2026-02-25', to: '2026-03-03' })
  expect(spanOf('month', '2026-11-24')).toEqual({ from: '2026-11-01', to: '2026-11-24' })
})

test('what lies before the first of a month or a year is found', () => {
  expect(spanOf('yesterday', '2026-01-01')).toEqual({ from: '2025-12-31', to: '2025-12-31' })
  expect(spanOf('lastMonth', '2026-01-15')).toEqual({ from: '2025-12-01', to: '2025-12-31' })
  expect(spanOf('lastMonth', '2028-03-31')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
})

test('a span that was chosen by days has no name', () => {
  expect(nameOf({ from: '2026-11-24', to: '2026-11-24' }, '2026-11-24')).toBe('day')
  expect(nameOf({ from: '2026-11-22', to: '2026-11-24' }, '2026-11-24')).toBeUndefined()
})
