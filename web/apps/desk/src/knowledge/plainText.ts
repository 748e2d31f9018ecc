export interface Block {
  kind: 'text' | 'bullets' | 'numbers'
  lines: string[]
}

const BULLET = /^\s*[-*•·]\s+/
const NUMBER = /^\s*\d{1,3}[.、)）]\s*/

const kindOf = (line: string): Block['kind'] =>
  BULLET.test(line) ? 'bullets' : NUMBER.test(line) ? 'numbers' : 'text'

/** A text as paragraphs and lists: lines that begin with a dash or a number. Nothing else in it means anything. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let open: Block | undefined
  for (const line of text.split('\n')) {
    if (!line.trim()) {
      open = undefined
      continue
    }
    const kind = kindOf(line)
    if (open?.kind !== kind) blocks.push((open = { kind, lines: [] }))
    open.lines.push(line.replace(kind === 'bullets' ? BULLET : kind === 'numbers' ? NUMBER : '', ''))
  }
  return blocks
}

const LONGEST_HEADING = 20
const HEADED = new RegExp(`^([^\\n：:]{1,${LONGEST_HEADING}})[：:][ \\t]*\\n`)

/** A part with a heading: a short first line that ends with a colon. */
export function headed(text: string): { heading: string; body: string } {
  const found = HEADED.exec(text)
  return found
    ? { heading: found[1]!.trim(), body: text.slice(found[0].length) }
    : { heading: '', body: text }
}

/** The text under another heading; an empty one takes it away. */
export function withHeading(text: string, heading: string, colon = '：') {
  const clean = heading
    .replace(/[：:\n]/g, ' ')
    .trimStart()
    .slice(0, LONGEST_HEADING)
  const { body } = headed(text)
  return clean ? `${clean}${colon}\n${body}` : body
}
