import type { components } from '@heqi/api'

export type Mark = components['schemas']['Mark']
export type Part = 'MOOD' | 'MATTERS' | 'INTENT'
export type Care = 'SAFETY' | 'ANGRY' | 'COMPLAINT' | 'UNHAPPY'

const GRAVEST_FIRST: Care[] = ['SAFETY', 'ANGRY', 'COMPLAINT', 'UNHAPPY']

/** Why somebody should look at a conversation soon. */
export interface Worry {
  care: Care
  part: Part
  /** The customer's line. */
  seq: number
  /** The words in it; none where the line as a whole sounds so. */
  words: string[]
}

export function worries(mark: Mark | null | undefined): Worry[] {
  if (!mark) return []
  const found: Worry[] = mark.matters.map((matter) => ({
    care: matter.kind,
    part: 'MATTERS',
    seq: matter.reason.seq,
    words: matter.reason.words,
  }))
  if (mark.mood !== 'CALM' && mark.moodReason)
    found.push({
      care: mark.mood,
      part: 'MOOD',
      seq: mark.moodReason.seq,
      words: mark.moodReason.words,
    })
  return found.sort((a, b) => GRAVEST_FIRST.indexOf(a.care) - GRAVEST_FIRST.indexOf(b.care))
}
