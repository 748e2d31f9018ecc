import { describe, expect, it } from 'vitest'
import { goodsInShort, parcelAtHand } from './inShort'
import { money } from './money'
import type { Order, Parcel } from './types'

const line = (title: string, quantity: number) => ({ title, quantity }) as Order['lines'][number]
const parcel = (number: string, state: Parcel['state']) => ({ number, state }) as Parcel

describe('an order in short', () => {
  it('names the first goods and counts the rest', () => {
    expect(goodsInShort({ lines: [line('羊毛衫', 1)] })).toBe('羊毛衫')
    expect(goodsInShort({ lines: [line('羊毛衫', 2), line('袜子', 3), line('帽子', 1)] })).toBe(
      '羊毛衫 ×2 +4',
    )
    expect(goodsInShort({ lines: [] })).toBe('')
  })

  it('takes the parcel that has not arrived, else the newest', () => {
    const parcels = [parcel('1', 'DELIVERED'), parcel('2', 'MOVING'), parcel('3', 'DELIVERED')]
    expect(parcelAtHand({ parcels })?.number).toBe('2')
    expect(parcelAtHand({ parcels: [parcel('1', 'DELIVERED'), parcel('3', 'RETURNED')] })?.number).toBe('3')
    expect(parcelAtHand({ parcels: [] })).toBeUndefined()
  })

  it('writes amounts with their currency', () => {
    expect(money(199, 'CNY', 'zh-CN')).toBe('¥199.00')
    expect(money(1234.5, 'USD', 'en')).toBe('$1,234.50')
  })
})
