export type Texts = Record<string, unknown>

/** Files of texts by the names of their rooms. */
export function gather(files: Record<string, Texts>): Texts {
  return Object.fromEntries(
    Object.entries(files).map(([path, texts]) => [path.replace(/^.*\/(.*)\.json$/, '$1'), texts]),
  )
}
