import { describe, expect, it } from 'vitest'
import { freeRoom } from './room'

const room = (each?: number, perOrder?: number, perDay?: number) => ({
  limit: { each, perOrder, perDay },
  order: 12,
  day: 150,
  pointWorth: 0.01,
  known: true,
})

describe('what may still be given', () => {
  it('is the least of what each limit leaves', () => {
    expect(freeRoom(room(20, 30, 200))).toBe(18)
    expect(freeRoom(room(20, 300, 160))).toBe(10)
    expect(freeRoom(room(20, 300, 2000))).toBe(20)
  })
  it('is nothing where a limit is used up, never less', () => {
    expect(freeRoom(room(20, 10, 200))).toBe(0)
  })
  it('has no end where nothing limits it', () => {
    expect(freeRoom(room())).toBeUndefined()
  })
})
