import type { Frame, Line, Options, Outgoing, Welcome } from './frames'
import { House } from './house'
import { newKey } from './key'
import { LiveCards } from './liveCards'
import { isOver } from './over'

const LONGEST_WAIT = 15_000
const PING = 20_000
/** How long a question may stand before an address is asked for. */
const PATIENCE = 20_000

const page = () => ({ page: location.href.split('#')[0], pageTitle: document.title })

/**
 * Keeps the line to the shop: who the visitor is, what has been said, and what still waits to be sent. What is
 * typed without a connection is kept, over a reload too, and goes out once under its own id.
 */
export class Connection {
  welcome?: Welcome
  lines = new Map<number, Line>()
  outgoing: Outgoing[] = []
  state: 'connecting' | 'open' | 'lost' | 'failed' = 'connecting'
  agent: string | null = null
  /** Whether a bot answers. */
  bot = false
  conversationState = ''
  readSeq = 0
  queue: { place: number; from: number | null; to: number | null } | null = null
  typingUntil = 0
  contactLeft = false
  /** What is loaded only for those who look at an order or a case. */
  parts?: typeof import('./orders')
  /** The order that the customer looks at; empty for the list of them, nothing for the chat. */
  orderShown?: string
  /** Whether the customer looks at that order because something is wrong with it. */
  applying = false
  readonly cards = new LiveCards((frame) => this.send(frame))
  private socket?: WebSocket
  private tries = 0
  private conversation: string | null = null
  /** Up to `last` every line is here; up to `reached` some may be missing. */
  private last = 0
  private reached = 0
  private settled = false
  /** The page that the shop was last told of on this line. */
  private looked = ''
  private seen = { delivered: 0, read: 0 }
  private reading = false
  private heardAt = 0
  private readonly store: string
  private readonly house: House

  constructor(
    private readonly options: Options,
    private readonly changed: () => void,
    private readonly heard: (line: Line) => void,
  ) {
    this.store = 'heqi.visitor.' + options.key
    this.house = new House(options)
    this.outgoing = JSON.parse(localStorage.getItem(this.store + '.outgoing') ?? '[]') as Outgoing[]
    void this.enter()
    setInterval(() => this.beat(), PING)
  }

  private get token() {
    return this.welcome?.token ?? ''
  }

  private async enter() {
    try {
      const answer = await this.house.visit(localStorage.getItem(this.store))
      if (!answer.ok) {
        this.state = 'failed'
        if (answer.status >= 500) this.later()
      } else {
        this.welcome = (await answer.json()) as Welcome
        if (!this.options.identity) localStorage.setItem(this.store, this.welcome.token)
        this.connect()
      }
    } catch {
      this.state = 'lost'
      this.later()
    }
    this.changed()
  }

  private connect() {
    const socket = new WebSocket(this.house.address('ws/widget').replace(/^http/, 'ws'))
    this.socket = socket
    socket.onopen = () => {
      this.heardAt = Date.now()
      this.settled = false
      this.looked = ''
      this.send({
        type: 'hello',
        token: this.welcome!.token,
        conversation: this.conversation,
        after: this.last,
      })
    }
    socket.onmessage = (event: MessageEvent<string>) => {
      this.heardAt = Date.now()
      for (const frame of JSON.parse(event.data) as Frame[]) this.take(frame)
      this.changed()
    }
    socket.onclose = () => {
      this.state = 'lost'
      this.later()
      this.changed()
    }
  }

  private later() {
    const wait = Math.min(LONGEST_WAIT, 300 * 2 ** this.tries++) * (0.7 + Math.random() * 0.6)
    setTimeout(() => (this.welcome ? this.connect() : void this.enter()), wait)
  }

  private beat() {
    if (this.socket?.readyState !== WebSocket.OPEN) return
    if (Date.now() - this.heardAt > 2.5 * PING) this.socket.close()
    else this.send({ type: 'ping' })
    this.look()
  }

  /** Says which page the visitor looks at, where that is news; pages that change without a load are noticed by the beat. */
  private look() {
    if (!this.conversation || this.looked === location.href) return
    this.looked = location.href
    this.send({ type: 'look', ...page() })
  }

  private take(frame: Frame) {
    switch (frame.type) {
      case 'ready':
        this.state = 'open'
        this.tries = 0
        this.settled = true
        this.look()
        this.last = Math.max(this.last, this.reached)
        this.cards.ask(this.lines.values(), true)
        for (const waiting of this.outgoing) if (!waiting.failure) this.deliver(waiting)
        break
      case 'entries':
        this.goOnWith(frame.conversation)
        for (const line of frame.entries) this.takeLine(line)
        if (this.settled) {
          this.last = this.reached
          this.cards.ask(frame.entries)
        }
        if (frame.entries.some((line) => line.data?.card)) void this.load()
        this.acknowledge()
        break
      case 'ack':
        this.outgoing = this.outgoing.filter((o) => o.id !== frame.id)
        this.keep()
        localStorage.setItem(this.store + '.talked', '1')
        setTimeout(this.changed, PATIENCE + 100)
        break
      case 'refused':
        this.refused(frame)
        break
      case 'status':
        this.goOnWith(frame.conversation)
        this.agent = frame.agent
        this.bot = frame.bot
        this.conversationState = frame.state
        this.readSeq = frame.readSeq
        break
      case 'cards':
        this.cards.take(frame.cards)
        break
      case 'changed':
        this.cards.askFor(frame.cards)
        break
      case 'queue':
        this.queue = frame.place ? { place: frame.place, from: frame.from, to: frame.to } : null
        break
      case 'typing':
        this.typingUntil = Date.now() + 4_000
        setTimeout(this.changed, 4_100)
        break
    }
  }

  /** Lines are counted anew in each conversation; until `ready` comes, older ones may still be on their way. */
  private goOnWith(conversation: string) {
    if (conversation === this.conversation) return
    this.conversation = conversation
    this.queue = null
    this.lines.clear()
    this.last = this.reached = 0
    this.seen = { delivered: 0, read: 0 }
    this.settled = false
  }

  private takeLine(line: Line) {
    const fresh = !this.lines.has(line.seq)
    this.lines.set(line.seq, line)
    this.reached = Math.max(this.reached, line.seq)
    if (line.kind === 'EVENT' && line.body === 'recalled' && line.data?.seq) {
      const recalled = this.lines.get(line.data.seq)
      if (recalled) this.lines.set(recalled.seq, { ...recalled, recalled: true, body: '', file: null })
    }
    if (line.from === 'AGENT') this.typingUntil = 0
    if (fresh && line.from !== 'CUSTOMER' && line.kind !== 'EVENT') this.heard(line)
  }

  private refused(frame: Extract<Frame, { type: 'refused' }>) {
    const waiting = this.outgoing.find((o) => o.id === frame.id)
    if (frame.code.startsWith('channel.token')) {
      localStorage.removeItem(this.store)
      this.welcome = undefined
      this.socket?.close()
    } else if (waiting && frame.again) setTimeout(() => this.deliver(waiting), 1_500)
    else if (waiting) waiting.failure = frame.title
  }

  /** Tells the shop what has arrived, and, while the panel is open, what has been seen. */
  private acknowledge() {
    const read = this.reading ? this.reached : this.seen.read
    if (this.reached > this.seen.delivered || read > this.seen.read) {
      this.seen = { delivered: this.reached, read }
      this.send({ type: 'seen', ...this.seen })
    }
  }

  setReading(reading: boolean) {
    this.reading = reading
    if (reading) this.acknowledge()
  }

  say(kind: Line['kind'], body: string, attachment?: string, order?: string) {
    const message: Outgoing = { id: newKey(), kind, body, attachment, order }
    this.outgoing.push(message)
    this.keep()
    this.deliver(message)
    this.changed()
  }

  again(id: string) {
    const waiting = this.outgoing.find((o) => o.id === id)
    if (!waiting) return
    waiting.failure = undefined
    this.deliver(waiting)
    this.changed()
  }

  typing() {
    this.send({ type: 'typing' })
  }

  async upload(file: File, durationMs?: number) {
    const given = await this.house.upload(this.token, file, durationMs)
    this.say(given.kind, '', given.id)
  }

  /** Whether the conversation is over: a person answered, then it was resolved or closed, and nobody wrote since. */
  get over() {
    return isOver([...this.lines.values()])
  }

  /** Whether a question stands unanswered for so long that the customer may leave. */
  get asksForMail() {
    if (!this.welcome?.asksForMail || this.conversationState === 'CLOSED') return false
    const last = [...this.lines.values()]
      .filter((line) => line.kind !== 'EVENT' && line.from !== 'SYSTEM')
      .at(-1)
    const waits = last?.from === 'CUSTOMER'
    return waits && (!this.welcome.open || Date.now() - Date.parse(last.at) > PATIENCE)
  }

  async leaveContact(email: string) {
    await this.house.leaveContact(this.token, email)
    this.contactLeft = true
    if (this.welcome) this.welcome.asksForMail = false
    this.changed()
  }

  rate(score: number, solved: boolean | undefined, comment: string) {
    return this.house.rate(this.token, this.conversation!, { score, solved: solved ?? null, comment })
  }

  private async load() {
    this.parts ??= await import('./orders')
    this.changed()
  }

  /** Shows the customer's orders, the given one opened; without an order the chat. */
  showOrders(order?: string, applying = false) {
    this.orderShown = order
    this.applying = applying
    void this.load()
  }

  orders(after?: string) {
    return this.house.orders(this.token, after)
  }

  proveOrder(number: string, digits: string) {
    return this.house.proveOrder(this.token, number, digits)
  }

  own<T>(path: string, body?: object, method?: string) {
    return this.house.own<T>(this.token, path, body, method)
  }

  /** A file that is handed in and not said. */
  async handIn(file: File) {
    return (await this.house.upload(this.token, file)).id
  }

  sayOrder(order: string, words: string) {
    this.say('TEXT', words, undefined, order)
  }

  address(path: string) {
    return this.house.address(path)
  }

  private deliver(message: Outgoing) {
    this.send({
      type: 'send',
      id: message.id,
      kind: message.kind,
      body: message.body,
      attachment: message.attachment ?? null,
      order: message.order ?? null,
      ...page(),
    })
  }

  private keep() {
    localStorage.setItem(this.store + '.outgoing', JSON.stringify(this.outgoing))
  }

  private send(frame: object) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame))
  }
}
