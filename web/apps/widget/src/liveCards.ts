import type { Card, CardName, Line } from './frames'

/** An order and a question about it have the same id. */
const keyOf = ({ kind, id }: CardName) => kind + id

/** How the things stand that cards show, as the shop last told it. What is not the customer's stays as it was sent. */
export class LiveCards {
  private readonly now = new Map<string, Card>()
  private readonly asked = new Set<string>()

  constructor(private readonly send: (frame: object) => void) {}

  of(card: CardName) {
    return this.now.get(keyOf(card))
  }

  /** Asks about those that nobody asked about on this line. */
  ask(lines: Iterable<Line>, anew = false) {
    if (anew) this.asked.clear()
    const names: CardName[] = []
    for (const { data } of lines)
      if (data?.card && !this.asked.has(keyOf(data.card))) {
        this.asked.add(keyOf(data.card))
        names.push({ kind: data.card.kind, id: data.card.id })
      }
    if (names.length) this.askFor(names.slice(-50))
  }

  askFor(cards: CardName[]) {
    this.send({ type: 'cards', cards })
  }

  take(cards: Card[]) {
    for (const card of cards)
      if (card.number) this.now.set(keyOf(card), card)
      else this.now.delete(keyOf(card))
  }
}
