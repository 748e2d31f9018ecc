import { expect, test } from 'vitest'
import { chosen, isHidden } from './answering'

const forAll = { shops: [], channels: [], minVip: 0, product: '' }
const anybody = { shop: '', channel: '', vip: 0, page: '' }

test('the first answer that fits is given', () => {
  const answers = [{ ...forAll, shops: ['s1'], minVip: 3 }, { ...forAll, product: '预售' }, forAll]
  expect(chosen(answers, { ...anybody, shop: 's1', vip: 3 })).toBe(0)
  expect(chosen(answers, { ...anybody, shop: 's1', vip: 2 })).toBe(2)
  expect(chosen(answers, { ...anybody, page: '新款预售 - 和气' })).toBe(1)
  expect(chosen(answers.slice(0, 1), anybody)).toBe(-1)
})

test('one of the words of a product is enough, in small letters or capitals', () => {
  const answers = [{ ...forAll, product: '/P/8001 | 连衣裙' }]
  expect(chosen(answers, { ...anybody, page: 'https://shop/p/8001' })).toBe(0)
  expect(chosen(answers, { ...anybody, page: '法式连衣裙' })).toBe(0)
  expect(chosen(answers, { ...anybody, page: 'https://shop/p/8002' })).toBe(-1)
})

test('what stands after the answer for everybody is given to nobody', () => {
  const answers = [{ ...forAll, minVip: 1 }, forAll, { ...forAll, channels: ['c1'] }]
  expect(answers.map((_, index) => isHidden(answers, index))).toEqual([false, false, true])
})
