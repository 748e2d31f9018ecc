import type { components } from '@heqi/api'

export type Task = components['schemas']['TaskView']
export type TaskKind = components['schemas']['TaskKind']

export const filters = ['MINE', 'FREE', 'ALL', 'DONE'] as const
export type TaskFilter = (typeof filters)[number]

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How far off a moment is, and whether it has passed; minutes are rounded so that `0` is never said. */
export function distance(at: string, now: number) {
  const off = Date.parse(at) - now
  const size = Math.abs(off)
  const unit = size >= 2 * DAY ? 'days' : size >= HOUR ? 'hours' : 'minutes'
  const length = { days: DAY, hours: HOUR, minutes: MINUTE }[unit]
  return { late: off < 0, unit, n: Math.max(1, Math.floor(size / length)) } as const
}
