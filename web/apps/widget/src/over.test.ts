import { expect, test } from 'vitest'
import type { Line } from './frames'
import { isOver } from './over'

const line = (seq: number, from: Line['from'], kind: Line['kind'] = 'TEXT', body = '…') =>
  ({ seq, from, kind, body }) as Line
const event = (seq: number, body: string) => line(seq, 'SYSTEM', 'EVENT', body)
const served = [line(1, 'CUSTOMER'), line(2, 'AGENT')]

test('a conversation that a person answered is over when it is resolved or closed', () => {
  expect(isOver([...served, event(3, 'resolved')])).toBe(true)
  expect(isOver([...served, event(3, 'closed'), event(4, 'tagged')])).toBe(true)
})

test('it is not over where nobody answered, or where somebody wrote or opened it since', () => {
  expect(isOver([line(1, 'CUSTOMER'), event(2, 'closed')])).toBe(false)
  expect(isOver([...served, event(3, 'resolved'), line(4, 'CUSTOMER')])).toBe(false)
  expect(isOver([...served, event(3, 'closed'), event(4, 'reopened')])).toBe(false)
})

test('lines may come in any order', () => {
  expect(isOver([event(3, 'resolved'), ...served])).toBe(true)
})
