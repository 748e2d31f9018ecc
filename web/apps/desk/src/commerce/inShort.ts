import type { Order, Parcel } from './types'

/** The first goods and how many pieces more there are: `羊毛衫 ×2 +1`. */
export function goodsInShort(order: Pick<Order, 'lines'>) {
  const [first, ...rest] = order.lines
  if (!first) return ''
  const more = rest.reduce((sum, line) => sum + line.quantity, 0)
  return first.title + (first.quantity > 1 ? ` ×${first.quantity}` : '') + (more ? ` +${more}` : '')
}

const isOver = (parcel: Parcel) => parcel.state === 'DELIVERED' || parcel.state === 'RETURNED'

/** The parcel that a question is most likely about: one that has not arrived, else the newest. */
export function parcelAtHand(order: Pick<Order, 'parcels'>): Parcel | undefined {
  return order.parcels.find((parcel) => !isOver(parcel)) ?? order.parcels.at(-1)
}
