import type { Share } from './types'

/** A share with as many digits as it deserves: `0.42 %`, `12.5 %`, `100 %`. */
export const percent = (value: number) => {
  const hundred = value * 100
  return `${hundred.toFixed(hundred > 0 && hundred < 1 ? 2 : hundred >= 100 || hundred === 0 ? 0 : 1)} %`
}

/** The interval as people read it: `8.1–18.7 %`. */
export const interval = (share: Share) => `${percent(share.low).replace(' %', '')}–${percent(share.high)}`

/**
 * How far a row of bars reaches: a little beyond the highest share whose interval says something. A single case
 * of a single piece would press all others together, so its whisker leaves the picture instead.
 */
export function reach(shares: (Share | null | undefined)[]) {
  const known = shares.filter((one): one is Share => !!one)
  const told = known.filter((one) => one.high - one.low < 0.5)
  const most = Math.max(0, ...(told.length ? told : known).map((one) => one.high))
  return Math.min(1, most * 1.05) || 1
}

/** Where the parts of a bar lie, from 0 to 100; a whisker that leaves the picture has no end. */
export function bar(share: Share, most: number, before?: Share | null) {
  const at = (value: number) => Math.min(100, (value / most) * 100)
  return {
    value: at(share.value),
    low: at(share.low),
    high: at(share.high),
    isOpen: share.high > most,
    before: before ? at(before.value) : undefined,
  }
}
