export interface Span {
  from: string
  to: string
}

export const spanNames = ['day', 'yesterday', 'week', 'month', 'lastMonth'] as const
export type SpanName = (typeof spanNames)[number]

const iso = (at: Date) => at.toISOString().slice(0, 10)

/** The first and the last day of a span that is counted from today, both as `2026-11-20`. */
export function spanOf(name: SpanName, today: string): Span {
  const at = (year: number, month: number, day: number) => iso(new Date(Date.UTC(year, month, day)))
  const [year, month, day] = today.split('-').map(Number) as [number, number, number]
  switch (name) {
    case 'day':
      return { from: today, to: today }
    case 'yesterday': {
      const before = at(year, month - 1, day - 1)
      return { from: before, to: before }
    }
    case 'week':
      return { from: at(year, month - 1, day - 6), to: today }
    case 'month':
      return { from: at(year, month - 1, 1), to: today }
    case 'lastMonth':
      return { from: at(year, month - 2, 1), to: at(year, month - 1, 0) }
  }
}

/** The name of a span, or none where it was chosen by days. */
export const nameOf = (span: Span, today: string) =>
  spanNames.find((name) => {
    const one = spanOf(name, today)
    return one.from === span.from && one.to === span.to
  })
