import type { Script } from './types'

/** Scripts under one heading; the first group holds what suits the customer's question. */
export interface Group {
  scene?: string
  suits: boolean
  scripts: Script[]
}

/** What suits comes first, then scenes in the order of their best script. */
export function groupsOf(scripts: Script[]): Group[] {
  const groups = new Map<string, Group>()
  for (const script of scripts) {
    const name = script.suits ? '' : `${script.scene}.`
    const group = groups.get(name) ?? { scene: script.scene, suits: script.suits, scripts: [] }
    group.scripts.push(script)
    groups.set(name, group)
  }
  return [...groups.values()]
}
