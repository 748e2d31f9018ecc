import { expect, test } from 'vitest'
import { worries, type Mark } from './marks'

const aMark = (facts: Partial<Mark>): Mark => ({
  mood: 'CALM',
  matters: [],
  goesFirst: false,
  wrong: {},
  ...facts,
})

test('a calm conversation gives no worries', () => {
  expect(worries(null)).toEqual([])
  expect(worries(aMark({}))).toEqual([])
})

test('the gravest comes first, with the words that say so', () => {
  const mark = aMark({
    mood: 'UNHAPPY',
    moodReason: { seq: 4, words: [] },
    matters: [
      { kind: 'COMPLAINT', reason: { seq: 3, words: ['12315'] } },
      { kind: 'SAFETY', reason: { seq: 2, words: ['过敏'] } },
    ],
  })
  expect(worries(mark).map((worry) => worry.care)).toEqual(['SAFETY', 'COMPLAINT', 'UNHAPPY'])
  expect(worries(mark)[0]).toEqual({ care: 'SAFETY', part: 'MATTERS', seq: 2, words: ['过敏'] })
})

test('anger weighs more than a complaint', () => {
  const mark = aMark({
    mood: 'ANGRY',
    moodReason: { seq: 2, words: ['骗子'] },
    matters: [{ kind: 'COMPLAINT', reason: { seq: 2, words: ['投诉'] } }],
  })
  expect(worries(mark).map((worry) => worry.care)).toEqual(['ANGRY', 'COMPLAINT'])
})
