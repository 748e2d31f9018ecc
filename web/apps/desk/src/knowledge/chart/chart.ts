import { freeName, layers, spots } from '../../drawing/layers'
import type { Chart } from '../types'

export type { Chart } from '../types'
export type Box = Chart['nodes'][number]
export type Way = Chart['edges'][number]
export type Shape = Box['shape']

export const shapes: readonly Shape[] = ['START', 'STEP', 'QUESTION', 'END']
export const MOST_NODES = 60
export const MOST_EDGES = 120
export const LONGEST_TEXT = 200
export const LONGEST_LABEL = 30

const LAYER = 130
const WIDTH = 190
const GAP = 30

export const emptyChart: Chart = { nodes: [], edges: [] }

const isAt = (chart: Chart, x: number, y: number) =>
  chart.nodes.some((box) => Math.abs(box.x - x) < WIDTH && Math.abs(box.y - y) < LAYER * 0.7)

/** Adds a box below another one, or below all, that leads on from it; gives its id too. */
export function added(
  chart: Chart,
  shape: Shape,
  text: string,
  below?: string,
): { chart: Chart; id: string } {
  const above = chart.nodes.find((box) => box.id === below)
  const lowest = Math.max(-LAYER, ...chart.nodes.map((box) => box.y))
  const id = freeName(
    'n',
    chart.nodes.map((box) => box.id),
  )
  const box: Box = { id, shape, text, x: above?.x ?? 0, y: (above?.y ?? lowest) + LAYER }
  while (isAt(chart, box.x, box.y)) box.x += WIDTH + GAP
  const led = above && above.shape !== 'END' ? [{ from: above.id, to: id, label: '' }] : []
  return { chart: { nodes: [...chart.nodes, box], edges: [...chart.edges, ...led] }, id }
}

export const changed = (chart: Chart, id: string, part: Partial<Box>): Chart => ({
  ...chart,
  nodes: chart.nodes.map((box) => (box.id === id ? { ...box, ...part } : box)),
})

/** Leads from one box to another; what leads there already, or back to itself, is left as it is. */
export function led(chart: Chart, from: string, to: string, label = ''): Chart {
  const isThere = chart.edges.some((way) => way.from === from && way.to === to)
  if (from === to || isThere || chart.edges.length >= MOST_EDGES) return chart
  return { ...chart, edges: [...chart.edges, { from, to, label }] }
}

/** Takes a box out, and the ways from it and to it. */
export const without = (chart: Chart, id: string): Chart => ({
  nodes: chart.nodes.filter((box) => box.id !== id),
  edges: chart.edges.filter((way) => way.from !== id && way.to !== id),
})

const drawn = (chart: Chart) => {
  const led = new Set(chart.edges.map((way) => way.to))
  const begins = chart.nodes.filter((box) => box.shape === 'START' || !led.has(box.id))
  return {
    ids: chart.nodes.map((box) => box.id),
    starts: begins.map((box) => box.id),
    next: (id: string) => chart.edges.filter((way) => way.from === id).map((way) => way.to),
  }
}

/** Lays the boxes out from top to bottom: each stands below the ones that lead to it. */
export function arranged(chart: Chart): Chart {
  const found = spots(drawn(chart), { layer: LAYER, gap: GAP, width: () => WIDTH })
  return {
    ...chart,
    nodes: chart.nodes.map((box) => {
      const { along, across } = found.get(box.id)!
      return { ...box, x: across, y: along }
    }),
  }
}

/** The boxes in the order in which one reads them, each with its ways on. */
export function read(chart: Chart) {
  const depth = layers(drawn(chart))
  const at = (box: Box) => depth.get(box.id) ?? Infinity
  return [...chart.nodes]
    .sort((one, other) => at(one) - at(other) || one.y - other.y || one.x - other.x)
    .map((box) => ({
      box,
      ways: chart.edges
        .filter((way) => way.from === box.id)
        .map((way) => ({ label: way.label, to: chart.nodes.find((other) => other.id === way.to)!.text })),
    }))
}
