import type { Card, CardName, Line } from './frames'

/** How the things stand that cards show, as the shop last told it. What is not the customer's stays as it was sent. */
export class LiveCards {
  private readonly now = new Map<string, Card>()
  private readonly asked = new Set<string>()

  constructor(private readonly send: (frame: object) => void) {}

  of(id: string) {
    return this.now.get(id)
  }

  /** Asks about those that nobody asked about on this line. */
  ask(lines: Iterable<Line>, anew = false) {
    if (anew) this.asked.clear()
    const names: CardName[] = []
    for (const { data } of lines)
      if (data?.card && !this.asked.has(data.card.id)) {
        this.asked.add(data.card.id)
        names.push({ kind: data.card.kind, id: data.card.id })
      }
    if (names.length) this.askFor(names.slice(-50))
  }

  askFor(cards: CardName[]) {
    this.send({ type: 'cards', cards })
  }

  take(cards: Card[]) {
    for (const card of cards)
      if (card.number) this.now.set(card.id, card)
      else this.now.delete(card.id)
  }
}
