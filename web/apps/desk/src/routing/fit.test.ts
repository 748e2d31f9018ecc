import { expect, test } from 'vitest'
import { fitting } from './fit'

test('the first rule that is part of the address decides, and an empty one fits nothing', () => {
  const rules = [
    { pattern: '', team: 'x' },
    { pattern: '/order/refund', team: 'a' },
    { pattern: ' /order ', team: 'b' },
  ]
  expect(fitting(rules, 'https://shop.test/order/refund?no=1')).toBe(1)
  expect(fitting(rules, 'https://shop.test/order/7')).toBe(2)
  expect(fitting(rules, 'https://shop.test/')).toBe(-1)
})
