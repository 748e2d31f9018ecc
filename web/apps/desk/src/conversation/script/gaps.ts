import type { Gap } from './types'

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
