import { inZone, localIn } from '../conversation/zoned'

const DAY = 86_400_000

const next = (day: string) => new Date(Date.parse(day + 'T00:00:00Z') + DAY).toISOString().slice(0, 10)

/** The day of a moment, `2026-11-21`, where the shop is. */
export const dayOf = (at: Date, zone: string) => localIn(at, zone).slice(0, 10)

export const startOf = (day: string, zone: string) => inZone(`${day}T00:00`, zone)

/** The moment at which a day is over. */
export const endOf = (day: string, zone: string) => startOf(next(day), zone)

/** The last day before a moment: what ends at midnight still held all day long. */
export const lastDayBefore = (at: Date, zone: string) => dayOf(new Date(at.getTime() - 1), zone)

export const daysOn = (day: string, count: number) =>
  new Date(Date.parse(day + 'T00:00:00Z') + count * DAY).toISOString().slice(0, 10)
