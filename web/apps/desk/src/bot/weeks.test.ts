import { expect, test } from 'vitest'
import { csv, mondayOf, weekOf, weeksLater } from './weeks'

test.each([
  ['2026-11-23', '2026-W48'],
  ['2026-11-22', '2026-W47'],
  ['2026-01-01', '2026-W01'],
  ['2027-01-03', '2026-W53'],
  ['2024-12-30', '2025-W01'],
])('%s lies in %s', (day, week) => {
  expect(weekOf(day)).toBe(week)
})

test('every Monday of ten years begins its own week', () => {
  for (let at = Date.UTC(2020, 0, 6); at < Date.UTC(2030, 0, 1); at += 7 * 86_400_000) {
    const monday = new Date(at).toISOString().slice(0, 10)
    expect(mondayOf(weekOf(monday))).toBe(monday)
  }
})

test('weeks go over the turn of the year', () => {
  expect(weeksLater('2026-W53', 1)).toBe('2027-W01')
  expect(weeksLater('2027-W01', -1)).toBe('2026-W53')
})

test('a cell is never a formula and never breaks its row', () => {
  expect(csv([['=1+1', 'a,"b"', 3]])).toBe('\uFEFF\'=1+1,"a,""b""",3\r\n')
})
