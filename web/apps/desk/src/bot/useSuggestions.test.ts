import { expect, test } from 'vitest'
import { resultOf } from './useSuggestions'

test('what is said as it was suggested is accepted, whatever the space around it', () => {
  expect(resultOf('48 小时内发货。', ' 48 小时内发货。\n')).toBe('ACCEPTED')
})

test('what is said in other words is edited', () => {
  expect(resultOf('48 小时内发货。', '今天就发。')).toBe('EDITED')
})
