import { expect, test } from 'vitest'
import { arranged, exitsOfAction, knownValues, without } from './drawing'
import type { Flow, Node } from './types'

const node = (id: string, ...to: (string | undefined)[]): Node => ({
  id,
  kind: 'CHOICE',
  text: id,
  value: '',
  action: '',
  inputs: {},
  exits: to.map((one, index) => ({ key: `c${index + 1}`, label: `${index}`, to: one })),
  x: 0,
  y: 0,
})
const flow = (...nodes: Node[]): Flow => ({
  name: '流程',
  questions: [],
  shops: [],
  start: nodes[0]!.id,
  nodes,
})

test('what led to a step that is gone ends there', () => {
  const left = without(flow(node('a', 'b', 'c'), node('b', 'a'), node('c')), 'b')
  expect(left.nodes.map((one) => one.id)).toEqual(['a', 'c'])
  expect(left.nodes[0]!.exits.map((exit) => exit.to)).toEqual([undefined, 'c'])
  expect(without(left, 'a').start).toBe('')
})

test('an action keeps the ways that were drawn and gets those it needs', () => {
  const shape = {
    code: 'known-email',
    kind: 'LOOK_UP' as const,
    inputs: [],
    outputs: ['known-email'],
    outcomes: ['known', 'unknown'],
    needsProof: true,
  }
  expect(exitsOfAction(shape, [{ key: 'unknown', label: '', to: 'x' }])).toEqual([
    { key: 'known', label: '' },
    { key: 'unknown', label: '', to: 'x' },
    { key: 'unproven', label: '' },
  ])
})

test('texts may name what was asked and what actions tell', () => {
  const asked = { ...node('a', 'b'), value: '订单号' }
  const acted = { ...node('b'), kind: 'ACTION' as const, action: 'shop-hours' }
  const shape = {
    code: 'shop-hours',
    kind: 'LOOK_UP' as const,
    inputs: [],
    outputs: ['next-opening'],
    outcomes: ['open', 'closed'],
    needsProof: false,
  }
  expect(knownValues(flow(asked, acted, asked), [shape])).toEqual(['订单号', 'next-opening'])
})

test('steps stand right of what leads to them, ways back aside, and no two upon each other', () => {
  const drawn = arranged(flow(node('a', 'b', 'c'), node('b', 'd'), node('c', 'a'), node('d'), node('alone')))
  const at = Object.fromEntries(drawn.nodes.map((one) => [one.id, one]))
  expect(at.a!.x).toBeLessThan(at.b!.x)
  expect(at.b!.x).toBe(at.c!.x)
  expect(at.b!.x).toBeLessThan(at.d!.x)
  expect(at.c!.y).toBeGreaterThan(at.b!.y)
  expect(at.alone!.y).toBeGreaterThan(at.c!.y)
  expect(new Set(drawn.nodes.map((one) => `${one.x},${one.y}`)).size).toBe(5)
})
