import type { components } from '@heqi/api'

export type AnswerPart = components['schemas']['AnswerPart']
export type Comparison = components['schemas']['ComparisonResponse']

/** A share of 0 to 1 as points of 100, with one digit where it is needed. */
export const points = (share: number) => Math.round(share * 1000) / 10

/** What may be said of a comparison as it stands. */
export function standing(comparison: Comparison) {
  if (comparison.outcome) return comparison.outcome.verdict
  if (!comparison.ending) return 'RUNNING'
  return comparison.ending === 'OVERTAKEN' ? 'OVERTAKEN' : 'ENDED_EARLY'
}

/** In how many weeks both answers have what they need at the present pace; undefined where nothing is known. */
export function weeksNeeded(plan: { wanted: number; perWeek: number }) {
  return plan.perWeek > 0 ? Math.ceil((2 * plan.wanted) / plan.perWeek) : undefined
}

/** Whether two answers say the same; a picture that is not there may be left out or null. */
export function saySame(one: AnswerPart[], other: AnswerPart[]) {
  const plain = (parts: AnswerPart[]) =>
    JSON.stringify(parts.map(({ text, picture }) => [text ?? '', picture ?? '']))
  return plain(one) === plain(other)
}
