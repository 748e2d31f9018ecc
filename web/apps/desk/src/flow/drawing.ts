import { spots } from '../drawing/layers'
import type { Exit, Flow, Kind, Node, Shape } from './types'

export const NEXT = 'next'
export const FAILED = 'failed'
export const MOST_NODES = 100
export const MOST_CHOICES = 10

const COLUMN = 300
const ROW = 60
const LINE = 26

const way = (key: string, label = ''): Exit => ({ key, label })

/** The ways on of a new step. */
export function exitsOf(kind: Kind, label: (number: number) => string): Exit[] {
  switch (kind) {
    case 'SAY':
      return [way(NEXT)]
    case 'ASK':
      return [way(NEXT), way(FAILED)]
    case 'CHOICE':
      return [way('c1', label(1)), way('c2', label(2))]
    default:
      return []
  }
}

/** The ways on that an action has, those that were drawn already kept. */
export function exitsOfAction(shape: Shape, before: Exit[]): Exit[] {
  const keys = shape.needsProof ? [...shape.outcomes, 'unproven'] : shape.outcomes
  return keys.map((key) => before.find((exit) => exit.key === key) ?? way(key))
}

/** Takes a step out; whatever led to it ends there until it is led elsewhere. */
export function without(flow: Flow, id: string): Flow {
  return {
    ...flow,
    start: flow.start === id ? '' : flow.start,
    nodes: flow.nodes
      .filter((node) => node.id !== id)
      .map((node) => ({
        ...node,
        exits: node.exits.map((exit) => (exit.to === id ? { ...exit, to: undefined } : exit)),
      })),
  }
}

/** The names that texts may put in braces: what was asked and chosen, and what actions tell. */
export function knownValues(flow: Flow, shapes: Shape[]): string[] {
  const told = flow.nodes.flatMap((node) => [
    node.value,
    ...(shapes.find((shape) => shape.code === node.action)?.outputs ?? []),
  ])
  return [...new Set(told.filter(Boolean))]
}

/** Whether a value holds what may be chosen, one a line; it is no text to be said. */
export const isList = (name: string) => name.endsWith('-options')

/** About how high a step's card is, in pixels. */
const height = (node: Node) => 96 + LINE * node.exits.length

/** Lays the steps out from left to right: each stands right of the ones that lead to it. */
export function arranged(flow: Flow): Flow {
  const byId = new Map(flow.nodes.map((node) => [node.id, node]))
  const found = spots(
    {
      ids: [...byId.keys()],
      starts: byId.has(flow.start) ? [flow.start] : [],
      next: (id) => byId.get(id)!.exits.flatMap((exit) => (exit.to && byId.has(exit.to) ? [exit.to] : [])),
    },
    { layer: COLUMN, gap: ROW, width: (id) => height(byId.get(id)!) },
  )
  return {
    ...flow,
    nodes: flow.nodes.map((node) => {
      const { along, across } = found.get(node.id)!
      return { ...node, x: along, y: across }
    }),
  }
}
