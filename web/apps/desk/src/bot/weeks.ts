const DAY = 86_400_000

const utc = (day: string) => new Date(day + 'T00:00:00Z')
const iso = (date: Date) => date.toISOString().slice(0, 10)
const plus = (day: string, days: number) => iso(new Date(utc(day).getTime() + days * DAY))

/** The week of a day as ISO 8601 writes it: weeks begin on Monday, the first has the year's first Thursday. */
export function weekOf(day: string): string {
  const weekday = utc(day).getUTCDay() || 7
  const thursday = plus(day, 4 - weekday)
  const year = thursday.slice(0, 4)
  const number = Math.floor((utc(thursday).getTime() - utc(`${year}-01-01`).getTime()) / (7 * DAY)) + 1
  return `${year}-W${String(number).padStart(2, '0')}`
}

export function mondayOf(week: string): string {
  const [year, number] = week.split('-W')
  const fourth = `${year}-01-04`
  const weekday = utc(fourth).getUTCDay() || 7
  return plus(fourth, (Number(number) - 1) * 7 + 1 - weekday)
}

export const weeksLater = (week: string, by: number) => weekOf(plus(mondayOf(week), by * 7))

/** A table that spreadsheet programs open; no cell can be taken for a formula. */
export function csv(rows: (string | number)[][]): string {
  const cell = (value: string | number) => {
    const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return '\uFEFF' + rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n'
}
