import type { Field, Mapping } from './types'

/** The field of each column, in the file's order; a column without one is left out. */
export function fieldsByColumn(mapping: Mapping, width: number): (Field | '')[] {
  const fields: (Field | '')[] = Array.from({ length: width }, () => '')
  for (const [field, place] of Object.entries(mapping.columns)) fields[place] = field as Field
  return fields
}

/** The mapping with another field in a column. A field stands in one column only, so it leaves the other. */
export function withField(mapping: Mapping, place: number, field: Field | ''): Mapping {
  const others = Object.entries(mapping.columns).filter(([name, at]) => at !== place && name !== field)
  const columns = Object.fromEntries(field ? [...others, [field, place]] : others)
  return { ...mapping, columns }
}

/** Words of the file that nobody has said the meaning of. */
export const unsettled = (found: Record<string, number>, words: Record<string, string>) =>
  Object.keys(found).filter((word) => !words[word])
