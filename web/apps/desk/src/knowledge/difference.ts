/** A line of a version as it is compared; a picture is told from another by its id. */
export interface Line {
  text: string
  picture?: string
}

export interface Change extends Line {
  kind: 'same' | 'added' | 'removed'
}

/** Above this many pairs of lines the middle is not compared line by line. */
const MOST_PAIRS = 1_000_000

const alike = (one: Line, other: Line) => one.text === other.text && one.picture === other.picture

/** What became of lines: the longest common run is kept, what is removed stands before what replaces it. */
export function difference(before: Line[], after: Line[]): Change[] {
  let start = 0
  while (start < before.length && start < after.length && alike(before[start]!, after[start]!)) start++
  let end = 0
  while (
    end < before.length - start &&
    end < after.length - start &&
    alike(before[before.length - 1 - end]!, after[after.length - 1 - end]!)
  )
    end++
  const same = (line: Line): Change => ({ ...line, kind: 'same' })
  return [
    ...before.slice(0, start).map(same),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ]
}

function middle(before: Line[], after: Line[]): Change[] {
  const changes: Change[] = []
  let i = 0
  let j = 0
  if (before.length * after.length <= MOST_PAIRS) {
    const common = lengths(before, after)
    while (i < before.length && j < after.length) {
      if (alike(before[i]!, after[j]!)) {
        changes.push({ ...before[i++]!, kind: 'same' })
        j++
      } else if (common[i + 1]![j]! >= common[i]![j + 1]!) changes.push({ ...before[i++]!, kind: 'removed' })
      else changes.push({ ...after[j++]!, kind: 'added' })
    }
  }
  while (i < before.length) changes.push({ ...before[i++]!, kind: 'removed' })
  while (j < after.length) changes.push({ ...after[j++]!, kind: 'added' })
  return changes
}

/** For each pair of places, how many lines both have in common from there on, in the same order. */
function lengths(before: Line[], after: Line[]): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0))
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      table[i]![j] = alike(before[i]!, after[j]!)
        ? table[i + 1]![j + 1]! + 1
        : Math.max(table[i + 1]![j]!, table[i]![j + 1]!)
  return table
}

export interface Section {
  name: string
  lines: Line[]
}

/** The sections of which something changed, in the order of the later version. */
export const sectionChanges = (before: Section[], after: Section[]) =>
  after
    .map((section, index) => ({
      name: section.name,
      changes: difference(before[index]?.lines ?? [], section.lines),
    }))
    .filter((section) => section.changes.some((change) => change.kind !== 'same'))
