import { expect, test } from 'vitest'
import { difference, sectionChanges, type Change, type Line } from './difference'

const lines = (text: string): Line[] => [...text].map((one) => ({ text: one }))
const signs = { same: ' ', added: '+', removed: '-' }
const shown = (changes: Change[]) => changes.map((change) => signs[change.kind] + change.text).join('')

test.each([
  ['abc', 'abc', ' a b c'],
  ['abc', 'axc', ' a-b+x c'],
  ['abc', 'ac', ' a-b c'],
  ['ac', 'abc', ' a+b c'],
  ['', 'ab', '+a+b'],
  ['ab', '', '-a-b'],
  ['abcd', 'bxd', '-a b-c+x d'],
])('from %s to %s', (before, after, expected) => {
  expect(shown(difference(lines(before), lines(after)))).toBe(expected)
})

test('nothing is lost of either version', () => {
  const before = lines('催发货什么时候能到呢')
  const after = lines('什么时候能发货到我家呢')
  const changes = difference(before, after)
  const without = (kind: Change['kind']) =>
    changes.filter((change) => change.kind !== kind).map(({ text }) => ({ text }))
  expect(without('added')).toEqual(before)
  expect(without('removed')).toEqual(after)
})

test('texts of very many lines are compared in an instant', () => {
  const many = (mark: string) => Array.from({ length: 20_000 }, (_, index) => ({ text: mark + index }))
  expect(difference(many('a'), many('b'))).toHaveLength(40_000)
})

test('another picture is a change, and unchanged sections are left out', () => {
  const section = (title: string, picture: string) => [
    { name: 'title', lines: [{ text: title }] },
    { name: 'answers', lines: [{ text: '', picture }] },
  ]
  const changed = sectionChanges(section('a', 'p1'), section('a', 'p2'))
  expect(changed.map((one) => one.name)).toEqual(['answers'])
  expect(changed[0]!.changes.map((change) => change.kind)).toEqual(['removed', 'added'])
})
