import type { components } from '@heqi/api'

export type Trouble = components['schemas']['TroubleView']
export type TroubleKind = Trouble['trouble']

/** What is most pressing first. */
export const troubleKinds: TroubleKind[] = ['RETURNED', 'RETURNING', 'HELD_UP', 'STUCK', 'NOT_SCANNED']

/** For how long nothing was heard. */
export function heardAgo(since: string, t: (key: string, named: Record<string, unknown>) => string) {
  const hours = Math.max(0, Math.floor((Date.now() - Date.parse(since)) / 3_600_000))
  return hours >= 48
    ? t('parcelTrouble.heardAgo.days', { n: Math.floor(hours / 24) })
    : t('parcelTrouble.heardAgo.hours', { n: hours })
}
