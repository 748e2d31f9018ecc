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
