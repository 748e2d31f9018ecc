import { expect, test } from 'vitest'
import { chosenPoint, path, type Point } from './curve'

const point = (answered: number, precision: number, assured: number): Point => ({
  confidence: 1 - answered,
  precision,
  assured,
  answered,
})
const curve = [point(0.1, 1, 0.8), point(0.4, 0.98, 0.95), point(0.7, 0.94, 0.92), point(1, 0.7, 0.68)]

test('as much is answered as the wanted precision allows', () => {
  expect(chosenPoint(curve, 0.95)?.answered).toBe(0.4)
  expect(chosenPoint(curve, 0.9)?.answered).toBe(0.7)
})

test('where nothing vouches for the precision there is no such point', () => {
  expect(chosenPoint(curve, 0.99)).toBeUndefined()
  expect(chosenPoint([], 0.9)).toBeUndefined()
})

test('the path runs from left to right and stays on the sheet', () => {
  expect(path(curve, 100, 50, 0.5)).toBe('M10.0 0.0 L40.0 2.0 L70.0 6.0 L100.0 30.0')
})
