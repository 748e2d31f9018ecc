/** What a layout has to know of a drawing: its boxes, where the ways begin, and which box leads to which. */
export interface Drawn {
  ids: string[]
  starts: string[]
  next: (id: string) => string[]
}

/**
 * How many steps each box stands behind a start: behind all that lead to it, ways back left aside. What no start leads
 * to is missing.
 */
export function layers({ starts, next }: Drawn): Map<string, number> {
  const depth = new Map<string, number>()
  const onWay = new Set<string>()

  function place(id: string, at: number) {
    if (onWay.has(id) || (depth.get(id) ?? -1) >= at) return
    depth.set(id, at)
    onWay.add(id)
    for (const to of next(id)) place(to, at + 1)
    onWay.delete(id)
  }

  for (const start of starts) place(start, 0)
  return depth
}

export interface Spot {
  /** How far along the ways, and how far across them, in pixels. */
  along: number
  across: number
}

/**
 * A spot for each box: layer after layer along the ways, the boxes of a layer beside each other; what nothing leads to
 * stands in a row of its own behind all others.
 */
export function spots(
  drawn: Drawn,
  { layer, gap, width }: { layer: number; gap: number; width: (id: string) => number },
): Map<string, Spot> {
  const depth = layers(drawn)
  const taken = new Map<number, number>()
  const found = new Map<string, Spot>()
  for (const id of depth.keys()) {
    const at = depth.get(id)!
    const across = taken.get(at) ?? 0
    found.set(id, { along: at * layer, across })
    taken.set(at, across + width(id) + gap)
  }
  const behind = Math.max(0, ...taken.values())
  drawn.ids
    .filter((id) => !depth.has(id))
    .forEach((id, index) => found.set(id, { along: index * layer, across: behind }))
  return found
}

/** A name that nothing in the list has yet: the letter and the first free number. */
export function freeName(letter: string, taken: Iterable<string>): string {
  const names = new Set(taken)
  for (let number = 1; ; number++) if (!names.has(letter + number)) return letter + number
}
