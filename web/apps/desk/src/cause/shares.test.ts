import { describe, expect, it } from 'vitest'
import { bar, interval, percent, reach } from './shares'

const share = (value: number, low: number, high: number) => ({ counted: 1, of: 10, value, low, high })

describe('shares', () => {
  it('show as many digits as they deserve', () => {
    expect(percent(0)).toBe('0 %')
    expect(percent(0.0042)).toBe('0.42 %')
    expect(percent(0.125)).toBe('12.5 %')
    expect(percent(1)).toBe('100 %')
    expect(interval(share(0.125, 0.081, 0.187))).toBe('8.1–18.7 %')
  })

  it('are not pressed together by one of one', () => {
    const most = reach([share(0.1, 0.05, 0.2), share(1, 0.2, 1), null])
    expect(most).toBeCloseTo(0.21)
    const open = bar(share(1, 0.2, 1), most)
    expect(open.isOpen).toBe(true)
    expect(open.value).toBe(100)
    expect(bar(share(0.1, 0.05, 0.2), most, share(0.05, 0, 0.1)).before).toBeCloseTo(23.8, 1)
  })

  it('reach somewhere where there is nothing', () => {
    expect(reach([])).toBe(1)
    expect(reach([share(0, 0, 0)])).toBe(1)
  })
})
