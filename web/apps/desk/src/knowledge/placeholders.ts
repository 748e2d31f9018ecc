import type { components } from '@heqi/api'

export type Variable = components['schemas']['VariableResponse']

/** As the server reads them: a code in braces; any other brace is text. */
const PLACEHOLDER = /\{[ \t]{0,3}([A-Za-z][A-Za-z0-9._-]{0,59})[ \t]{0,3}\}/g

/** A piece of a text; a placeholder has a code, and its variable where there is one of that code. */
export interface Piece {
  text: string
  code?: string
  variable?: Variable
}

export function piecesOf(text: string, variables: Variable[]): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const hit of text.matchAll(PLACEHOLDER)) {
    if (hit.index > from) pieces.push({ text: text.slice(from, hit.index) })
    const code = hit[1]!
    pieces.push({ text: hit[0], code, variable: variables.find((variable) => variable.code === code) })
    from = hit.index + hit[0].length
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

/** The placeholders of a text, each once. */
export function placeholdersIn(text: string, variables: Variable[]): Piece[] {
  const byCode = new Map<string, Piece>()
  for (const piece of piecesOf(text, variables)) if (piece.code) byCode.set(piece.code, piece)
  return [...byCode.values()]
}
