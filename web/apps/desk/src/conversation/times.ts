/** `4:05`, or `1:02:03` from an hour on. */
export function clockTime(milliseconds: number) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000))
  const two = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor((seconds % 3_600) / 60)
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** The time of today, the day of this year, or the whole date. */
export function shortTime(iso: string, now: number, locale: string) {
  const at = new Date(iso)
  const today = new Date(now)
  if (at.toDateString() === today.toDateString())
    return at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hour12: false })
  return at.toLocaleDateString(
    locale,
    at.getFullYear() === today.getFullYear()
      ? { month: 'numeric', day: 'numeric' }
      : { year: 'numeric', month: 'numeric', day: 'numeric' },
  )
}

/** Today as `2026-11-20`, where the shop is. */
export const today = (zone = 'Asia/Shanghai') => new Date().toLocaleDateString('sv', { timeZone: zone })

export function fullTime(iso: string, locale: string) {
  return new Date(iso).toLocaleString(locale, { hour12: false })
}
