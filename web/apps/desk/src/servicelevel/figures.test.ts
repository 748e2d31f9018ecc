import { expect, it } from 'vitest'
import { rate, seconds } from './figures'

it('tells nothing from zero', () => {
  expect(rate(null)).toBe('—')
  expect(rate(0)).toBe('0.0%')
  expect(rate(2 / 3)).toBe('66.7%')
  expect(rate(1)).toBe('100%')
  expect(seconds(undefined)).toBe('—')
  expect(seconds(252.5)).toBe('253 s')
})
