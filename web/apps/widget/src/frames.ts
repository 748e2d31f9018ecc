export interface CardName {
  kind: string
  id: string
}

/** What a card shows: an order or a case, as it was when the card was sent, or as it is now. */
export interface Card extends CardName {
  number: string
  state: string
  currency: string
  goods?: string
  total?: number
  parcel?: { carrier: string; number: string; state: string; text?: string; at?: string }
  /** Of a case, the id of its order. */
  order?: string
  type?: string
  amount?: number
  due?: string
  /** The state that follows when `due` has passed. */
  then?: string
  /** Whether the customer has to do something. */
  turn?: boolean
  /** Of a question, what was answered. */
  answer?: string
}

export interface Parcel {
  carrier: string
  number: string
  state: string
  events: { at: string; text: string }[]
}

export interface OwnOrder {
  id: string
  number: string
  state: string
  amounts: { currency: string; total: number }
  receiver?: { name: string; phone: string; region: string }
  lines: { title: string; variant: string; quantity: number; amount: number }[]
  parcels: Parcel[]
  address: {
    changeable: 'YES' | 'TRY' | 'NO'
    asked: boolean
    due?: string
    change?: { state: string }
  }
}

export interface Line {
  seq: number
  from: 'CUSTOMER' | 'AGENT' | 'BOT' | 'ASSIST_BOT' | 'SYSTEM'
  name: string | null
  kind: 'TEXT' | 'IMAGE' | 'AUDIO' | 'VIDEO' | 'FILE' | 'EVENT'
  body: string
  data: {
    name?: string
    size?: number
    width?: number
    height?: number
    seq?: number
    choices?: string[]
    card?: Card
    /** Titles of what a large model wrote the answer from. */
    writtenFrom?: string[]
  } | null
  file: string | null
  at: string
  recalled: boolean
}

export interface Outgoing {
  id: string
  kind: Line['kind']
  body: string
  attachment?: string
  order?: string
  failure?: string
}

export interface Welcome {
  token: string
  shop: string
  open: boolean
  opensAt: string | null
  maxTextLength: number
  asksForMail: boolean
}

export interface Options {
  key: string
  home: string
  identity?: string
  signature?: string
}

/** What the shop sends on the socket; several may come at once. */
export type Frame =
  | { type: 'ready' }
  | { type: 'pong' }
  | { type: 'typing' }
  | { type: 'entries'; conversation: string; entries: Line[] }
  | { type: 'ack'; id: string; seq: number }
  | { type: 'refused'; id: string | null; code: string; title: string; again: boolean }
  | { type: 'cards'; cards: Card[] }
  | { type: 'changed'; cards: CardName[] }
  | { type: 'queue'; place: number | null; from: number | null; to: number | null }
  | {
      type: 'status'
      conversation: string
      state: string
      agent: string | null
      bot: boolean
      readSeq: number
    }
