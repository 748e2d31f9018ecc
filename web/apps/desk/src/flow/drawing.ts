import type { Exit, Flow, Kind, Node, Shape } from './types'

export const NEXT = 'next'
export const FAILED = 'failed'
export const MOST_NODES = 100
export const MOST_CHOICES = 10

const COLUMN = 300
const ROW = 60
const LINE = 26

/** A name that nothing in the list has yet: the letter and the first free number. */
export function freeName(letter: string, taken: Iterable<string>): string {
  const names = new Set(taken)
  for (let number = 1; ; number++) if (!names.has(letter + number)) return letter + number
}

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

/** About how high a step's card is, in pixels. */
const height = (node: Node) => 96 + LINE * node.exits.length

/**
 * Lays the steps out from left to right: each stands right of the ones that lead to it, ways back left aside; what
 * nothing leads to stands in a row of its own below.
 */
export function arranged(flow: Flow): Flow {
  const byId = new Map(flow.nodes.map((node) => [node.id, node]))
  const depth = new Map<string, number>()
  const onWay = new Set<string>()

  function place(id: string, at: number) {
    const node = byId.get(id)
    if (!node || onWay.has(id) || (depth.get(id) ?? -1) >= at) return
    depth.set(id, at)
    onWay.add(id)
    for (const exit of node.exits) if (exit.to) place(exit.to, at + 1)
    onWay.delete(id)
  }

  place(flow.start, 0)
  const bottoms = new Map<number, number>()
  const ordered = [...depth.keys(), ...flow.nodes.map((node) => node.id).filter((id) => !depth.has(id))]
  const spots = new Map<string, { x: number; y: number }>()
  for (const id of ordered.filter((one) => depth.has(one))) {
    const column = depth.get(id)!
    const y = bottoms.get(column) ?? 0
    spots.set(id, { x: column * COLUMN, y })
    bottoms.set(column, y + height(byId.get(id)!) + ROW)
  }
  const below = Math.max(0, ...bottoms.values())
  ordered
    .filter((one) => !depth.has(one))
    .forEach((id, index) => spots.set(id, { x: index * COLUMN, y: below }))
  return { ...flow, nodes: flow.nodes.map((node) => ({ ...node, ...spots.get(node.id)! })) }
}
