import { expect, test } from 'vitest'
import { sectionsOf, type Wording } from './sections'
import type { Version } from './types'

const wording: Wording = {
  zone: 'Asia/Shanghai',
  shop: (id) => `shop ${id}`,
  channel: (id) => `channel ${id}`,
  t: (key, facts) => [key.replace('knowledge.', ''), ...Object.values(facts ?? {})].join(' '),
}

test('a version is told line by line', () => {
  const version: Version = {
    version: 1,
    title: '多久发货？',
    questions: ['几天能发'],
    answers: [
      { shops: ['1'], channels: [], minVip: 3, product: '', parts: [{ text: '当天\n最晚次日' }] },
      { shops: [], channels: [], minVip: 0, product: '', parts: [{ picture: 'p1' }] },
    ],
    scene: '',
    terms: { reviewBy: '2026-12-31T16:00:00Z', inHelp: true },
    author: 'a1',
    writtenAt: '2026-11-20T02:00:00Z',
  }
  const told = Object.fromEntries(
    sectionsOf(version, wording).map(({ name, lines }) => [name, lines.map((line) => line.text)]),
  )
  expect(told).toEqual({
    name: ['多久发货？'],
    questions: ['几天能发'],
    scene: [],
    answers: [
      'answer 1 · shop 1 · lines.vip 3',
      '当天',
      '最晚次日',
      'answer 2 · lines.forAll',
      'lines.picture',
    ],
    chart: [],
    terms: ['reviewBy 2026-12-31', 'inHelp'],
  })
})
