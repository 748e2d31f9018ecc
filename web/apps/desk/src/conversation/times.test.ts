import { expect, test } from 'vitest'
import { clockTime } from './times'

test.each([
  [0, '0:00'],
  [99_999, '1:39'],
  [180_000, '3:00'],
  [3_600_000, '1:00:00'],
  [-5, '0:00'],
])('%i ms reads %s', (milliseconds, text) => {
  expect(clockTime(milliseconds)).toBe(text)
})
