import { expect, test } from 'vitest'
import { points, saySame, standing, weeksNeeded, type Comparison } from './outcome'

const side = { parts: [{ text: '在的' }], shown: 3, settled: 2 }
const running: Comparison = {
  id: '1',
  item: '2',
  title: '什么时候发货',
  present: side,
  other: side,
  difference: 10,
  wanted: 388,
  begunAt: '2026-11-23T08:00:00Z',
  begunBy: '3',
}
const outcome = { difference: 0.1, low: 0.02, high: 0.18, verdict: 'OTHER_BETTER' } as const

test('nothing is said while it goes on, nor where it was broken off', () => {
  expect(standing(running)).toBe('RUNNING')
  expect(standing({ ...running, ending: 'KEPT' })).toBe('ENDED_EARLY')
  expect(standing({ ...running, ending: 'REPLACED' })).toBe('ENDED_EARLY')
  expect(standing({ ...running, ending: 'OVERTAKEN' })).toBe('OVERTAKEN')
})

test('the outcome stands, however it was ended', () => {
  expect(standing({ ...running, outcome })).toBe('OTHER_BETTER')
  expect(standing({ ...running, outcome, ending: 'KEPT' })).toBe('OTHER_BETTER')
})

test('both answers share the conversations', () => {
  expect(weeksNeeded({ wanted: 388, perWeek: 100 })).toBe(8)
  expect(weeksNeeded({ wanted: 388, perWeek: 0 })).toBeUndefined()
})

test('points have one digit', () => {
  expect(points(0.1234)).toBe(12.3)
  expect(points(-0.05)).toBe(-5)
})

test('the same words are the same answer, however a missing picture is written', () => {
  expect(saySame([{ text: '在的', picture: undefined }], [{ text: '在的' }])).toBe(true)
  expect(saySame([{ text: '在的' }], [{ text: '在的' }, { picture: '1' }])).toBe(false)
})
