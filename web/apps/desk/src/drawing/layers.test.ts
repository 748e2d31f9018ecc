import { expect, test } from 'vitest'
import { freeName, layers, spots } from './layers'

const ways: Record<string, string[]> = { a: ['b', 'c'], b: ['d'], c: ['b', 'a'], d: [], alone: [] }
const drawn = { ids: Object.keys(ways), starts: ['a'], next: (id: string) => ways[id]! }

test('a name is the first that is free', () => {
  expect(freeName('n', [])).toBe('n1')
  expect(freeName('n', ['n1', 'n3'])).toBe('n2')
})

test('a box stands behind all that lead to it, ways back left aside', () => {
  expect(Object.fromEntries(layers(drawn))).toEqual({ a: 0, c: 1, b: 2, d: 3 })
})

test('no two boxes stand upon each other, and what nothing leads to stands aside', () => {
  const found = spots({ ...drawn, starts: ['b', 'c'] }, { layer: 100, gap: 20, width: () => 80 })
  expect(new Set([...found.values()].map((spot) => `${spot.along},${spot.across}`)).size).toBe(5)
  expect(found.get('alone')!.across).toBeGreaterThan(found.get('d')!.across)
})
