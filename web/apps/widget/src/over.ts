import type { Line } from './frames'

const TURNS = ['resolved', 'closed', 'reopened']

/** Whether the conversation is over: a person answered, then it was resolved or closed, and nobody wrote since. */
export function isOver(lines: Line[]) {
  const last = [...lines]
    .sort((a, b) => a.seq - b.seq)
    .findLast((line) => line.kind !== 'EVENT' || TURNS.includes(line.body))
  return (
    last?.kind === 'EVENT' &&
    last.body !== 'reopened' &&
    lines.some((line) => line.from === 'AGENT' && line.kind !== 'EVENT')
  )
}
