import { expect, test } from 'vitest'
import { added, arranged, emptyChart, led, read, without, type Chart } from './chart'

const box = (id: string, shape: 'START' | 'STEP' | 'QUESTION' | 'END' = 'STEP') => ({
  id,
  shape,
  text: id,
  x: 0,
  y: 0,
})
const chart: Chart = {
  nodes: [box('end', 'END'), box('ask', 'QUESTION'), box('go', 'START')],
  edges: [
    { from: 'go', to: 'ask', label: '' },
    { from: 'ask', to: 'end', label: '是' },
    { from: 'ask', to: 'go', label: '否' },
  ],
}

test('a new box stands below the chosen one, which leads to it', () => {
  const first = added(emptyChart, 'START', '开始')
  const second = added(first.chart, 'STEP', '查单', first.id)
  const third = added(second.chart, 'END', '完', first.id)
  expect(second.chart.edges).toEqual([{ from: 'n1', to: 'n2', label: '' }])
  expect(second.chart.nodes[1]!.y).toBeGreaterThan(second.chart.nodes[0]!.y)
  expect(third.chart.nodes[2]!.x).toBeGreaterThan(third.chart.nodes[1]!.x)
})

test('nothing leads on from an end', () => {
  const end = added(emptyChart, 'END', '完')
  expect(added(end.chart, 'STEP', '查单', end.id).chart.edges).toEqual([])
})

test('two boxes are joined once each way, and none to itself', () => {
  expect(led(chart, 'go', 'ask')).toBe(chart)
  expect(led(chart, 'go', 'go')).toBe(chart)
  expect(led(chart, 'go', 'end').edges).toHaveLength(4)
})

test('a box goes with the ways that lead from it and to it', () => {
  const left = without(chart, 'ask')
  expect(left.nodes.map((one) => one.id)).toEqual(['end', 'go'])
  expect(left.edges).toEqual([])
})

test('boxes stand below the ones that lead to them', () => {
  const at = Object.fromEntries(arranged(chart).nodes.map((one) => [one.id, one.y]))
  expect(at.go).toBeLessThan(at.ask!)
  expect(at.ask).toBeLessThan(at.end!)
})

test('it is read from its start on, with the ways on', () => {
  expect(read(chart).map((one) => one.box.id)).toEqual(['go', 'ask', 'end'])
  expect(read(chart)[1]!.ways).toEqual([
    { label: '是', to: 'end' },
    { label: '否', to: 'go' },
  ])
})
