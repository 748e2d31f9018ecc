import { expect, test } from 'vitest'
import type { Line } from './frames'
import { LiveCards } from './liveCards'

const line = (id: string, kind = 'ORDER') => ({ data: { card: { id, kind } } }) as unknown as Line

test('each card is asked about once on a line, and all again after a break', () => {
  const sent: object[] = []
  const cards = new LiveCards((frame) => sent.push(frame))

  cards.ask([line('a'), line('b'), line('a')])
  cards.ask([line('a')])
  expect(sent).toEqual([
    {
      type: 'cards',
      cards: [
        { kind: 'ORDER', id: 'a' },
        { kind: 'ORDER', id: 'b' },
      ],
    },
  ])

  cards.ask([line('a')], true)
  expect(sent).toHaveLength(2)
})

test('an order and a question about it are two things', () => {
  const sent: { cards: object[] }[] = []
  const cards = new LiveCards((frame) => sent.push(frame as { cards: object[] }))
  cards.ask([line('a'), line('a', 'FOLLOW_UP')])
  expect(sent[0]!.cards).toHaveLength(2)

  cards.take([{ kind: 'ORDER', id: 'a', number: '1', state: 'RECEIVED', currency: 'CNY' }])
  expect(cards.of({ kind: 'FOLLOW_UP', id: 'a' })).toBeUndefined()
})

test('a chat without cards asks for nothing', () => {
  const sent: object[] = []
  new LiveCards((frame) => sent.push(frame)).ask([{ data: null } as Line], true)
  expect(sent).toEqual([])
})

test('what is not known to be theirs falls back to what was sent', () => {
  const cards = new LiveCards(() => undefined)
  cards.take([{ kind: 'ORDER', id: 'a', number: '1', state: 'SHIPPED', currency: 'CNY' }])
  expect(cards.of({ kind: 'ORDER', id: 'a' })?.state).toBe('SHIPPED')

  cards.take([{ kind: 'ORDER', id: 'a' } as never])
  expect(cards.of({ kind: 'ORDER', id: 'a' })).toBeUndefined()
})
