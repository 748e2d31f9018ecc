/** How far ahead of UTC the zone is at this moment, in milliseconds. */
function ahead(zone: string, at: number) {
  const there = new Date(at).toLocaleString('sv', { timeZone: zone }).replace(' ', 'T')
  return Date.parse(there + 'Z') - Math.floor(at / 1_000) * 1_000
}

/** The moment at which clocks of the zone show `2026-11-21T09:00`. */
export function inZone(local: string, zone: string) {
  const wall = Date.parse((local.length === 16 ? local + ':00' : local) + 'Z')
  // The offset may change between the guess and the moment itself, so it is looked up once more there.
  const guess = wall - ahead(zone, wall)
  return new Date(wall - ahead(zone, guess))
}

/** What clocks of the zone show at this moment, as an input of kind `datetime-local` takes it. */
export const localIn = (at: Date, zone: string) =>
  at.toLocaleString('sv', { timeZone: zone }).replace(' ', 'T').slice(0, 16)

export function tomorrowAt(hour: number, zone: string, now: Date) {
  const today = localIn(now, zone).slice(0, 10)
  const next = new Date(Date.parse(today + 'T00:00:00Z') + 86_400_000).toISOString().slice(0, 10)
  return inZone(`${next}T${String(hour).padStart(2, '0')}:00`, zone)
}
