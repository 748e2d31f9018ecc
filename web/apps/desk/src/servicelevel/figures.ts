/** A share as a percentage; an empty denominator has no value, which is not zero. */
export const rate = (share?: number | null) =>
  share == null ? '—' : (share * 100).toFixed(share === 1 ? 0 : 1) + '%'

export const seconds = (time?: number | null) => (time == null ? '—' : Math.round(time) + ' s')
