import type { Gap } from './types'

/** A piece of a text; with the code of a variable where nobody could fill it. */
export interface Piece {
  text: string
  code?: string
}

/** The text in pieces, its gaps apart. */
export function piecesOf(text: string, gaps: Gap[]): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const gap of gaps) {
    if (gap.start > from) pieces.push({ text: text.slice(from, gap.start) })
    pieces.push({ text: text.slice(gap.start, gap.end), code: gap.code })
    from = gap.end
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

/** Where the first of these placeholders still stands in a text that was changed meanwhile. */
export function openGap(text: string, placeholders: string[]) {
  const starts = placeholders
    .map((placeholder) => ({ placeholder, start: text.indexOf(placeholder) }))
    .filter(({ start }) => start >= 0)
  if (!starts.length) return undefined
  const first = starts.reduce((one, other) => (other.start < one.start ? other : one))
  return { ...first, end: first.start + first.placeholder.length }
}

/** The gaps as they are written in the text. */
export const placeholdersOf = (text: string, gaps: Gap[]) => [
  ...new Set(gaps.map((gap) => text.slice(gap.start, gap.end))),
]
