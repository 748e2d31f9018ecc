import type { components } from '@heqi/api'
import type { OrderState } from '../commerce/types'

export type Row = components['schemas']['ConversationRow']
export type View = 'MINE' | 'QUEUE' | 'ALL' | 'CLOSED'
export type MessageKind = 'TEXT' | 'IMAGE' | 'AUDIO' | 'VIDEO' | 'FILE' | 'NOTE' | 'EVENT'

/** A card as it was when it was sent. */
export interface Card {
  kind: string
  id: string
  number: string
  goods: string
  currency: string
  total: number
  state: OrderState
}

/** One line of a conversation as the socket and the interface give it. */
export interface Entry {
  conversation: string
  seq: number
  changeNo: number
  sender: 'CUSTOMER' | 'AGENT' | 'BOT' | 'ASSIST_BOT' | 'SYSTEM'
  senderId: string | null
  kind: MessageKind
  body: string
  attachment: string | null
  data: (Record<string, unknown> & { card?: Card }) | null
  sentAt: string
  storedAt: string
  recalledAt: string | null
  delivery: string | null
}

/** What this desk has sent and the server has not yet acknowledged. */
export interface Pending {
  clientId: string
  conversation: string
  kind: MessageKind
  body: string
  attachment?: string
  /** The message that has to be stored before this one goes out. */
  after?: string
  seenSeq: number | null
  at: string
  failure?: string
}
