import { defineStore } from 'pinia'
import { ref } from 'vue'
import { useRouter } from 'vue-router'
import { useInbox } from './useInbox'
import { useMentions } from './useMentions'
import type { Entry, MessageKind, Pending, Row } from './types'
import { newKey } from '../shell/newKey'

type Frame =
  | { type: 'ready'; cursor: number }
  | { type: 'rows'; cursor: number; rows: Row[] }
  | { type: 'gone'; conversation: string }
  | { type: 'entries'; conversation: string; entries: Entry[] }
  | { type: 'ack'; clientId: string; conversation: string; seq: number; at: string }
  | { type: 'refused'; clientId: string | null; code: string; title: string; again: boolean }
  | { type: 'viewing'; conversation: string; account: string | null; name: string; typing: boolean }
  | { type: 'presence'; account: string; state: string }
  | { type: 'mention' }
  | { type: 'reset' }
  | { type: 'pong' }

const SIGN_IN_AGAIN = 4401
const PING = 10_000
const LONGEST_WAIT = 15_000

/**
 * The desk's one socket. After a break it says where it was and gets everything since; what was sent and not
 * acknowledged goes out again under the same id, so it is stored once.
 */
export const useDeskSocket = defineStore('desk-socket', () => {
  const inbox = useInbox()
  const mentions = useMentions()
  const router = useRouter()
  const state = ref<'connecting' | 'open' | 'lost'>('connecting')
  const caughtUp = ref(false)
  let socket: WebSocket | undefined
  let cursor: number | null = null
  let tries = 0
  let wanted = false
  let pinging: number | undefined
  let lastHeard = 0

  function start() {
    if (wanted) return
    wanted = true
    connect()
  }

  function stop() {
    wanted = false
    window.clearInterval(pinging)
    socket?.close()
    socket = undefined
    cursor = null
    inbox.clear()
  }

  function connect() {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
    socket = new WebSocket(`${scheme}://${location.host}/ws/desk`)
    socket.onopen = opened
    socket.onmessage = (event: MessageEvent<string>) => {
      lastHeard = Date.now()
      for (const frame of JSON.parse(event.data) as Frame[]) take(frame)
    }
    socket.onclose = closed
  }

  function opened() {
    state.value = 'open'
    tries = 0
    lastHeard = Date.now()
    send({ type: 'hello', cursor })
    for (const [conversation, after] of inbox.watched()) send({ type: 'watch', conversation, after })
    for (const pending of inbox.pending.values()) if (!pending.failure) deliver(pending)
    window.clearInterval(pinging)
    pinging = window.setInterval(ping, PING)
  }

  function ping() {
    if (Date.now() - lastHeard > 3 * PING) socket?.close()
    else send({ type: 'ping' })
  }

  function closed(event: CloseEvent) {
    window.clearInterval(pinging)
    caughtUp.value = false
    if (!wanted) return
    if (event.code === SIGN_IN_AGAIN) {
      stop()
      void router.push('/sign-in')
      return
    }
    state.value = 'lost'
    const wait = Math.min(LONGEST_WAIT, 300 * 2 ** tries++) * (0.7 + Math.random() * 0.6)
    window.setTimeout(() => wanted && connect(), wait)
  }

  function take(frame: Frame) {
    switch (frame.type) {
      case 'ready':
        cursor = Math.max(cursor ?? 0, frame.cursor)
        if (!caughtUp.value) {
          void inbox.refresh()
          void mentions.load(true)
        }
        caughtUp.value = true
        break
      case 'rows':
        inbox.takeRows(frame.rows)
        if (caughtUp.value) cursor = Math.max(cursor ?? 0, frame.cursor)
        break
      case 'gone':
        inbox.drop(frame.conversation)
        break
      case 'entries':
        inbox.takeEntries(frame.conversation, frame.entries)
        break
      case 'ack':
        inbox.acknowledged(frame.clientId)
        for (const next of inbox.pending.values()) if (next.after === frame.clientId) deliver(next)
        break
      case 'refused':
        if (frame.clientId && frame.again) window.setTimeout(again, 1_500, frame.clientId)
        else if (frame.clientId) inbox.refused(frame.clientId, frame.title)
        break
      case 'viewing':
        inbox.seenBeside(frame)
        break
      case 'presence':
        inbox.presenceChanged(frame.account, frame.state)
        break
      case 'mention':
        void mentions.load(true)
        break
      case 'reset':
        cursor = null
        void inbox.reload()
        break
      case 'pong':
        break
    }
  }

  function send(frame: object) {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
  }

  function deliver(pending: Pending) {
    if (pending.after && inbox.pending.has(pending.after)) return
    send({
      type: 'send',
      conversation: pending.conversation,
      clientId: pending.clientId,
      kind: pending.kind,
      body: pending.body,
      attachment: pending.attachment ?? null,
      seenSeq: pending.seenSeq,
    })
  }

  /**
   * @param after the id of what has to be said first
   * @param clientId names it to the server, which stores it once however often it comes
   * @returns the id of this one
   */
  function say(
    conversation: string,
    kind: MessageKind,
    body: string,
    attachment?: string,
    after?: string,
    clientId: string = newKey(),
  ) {
    const pending: Pending = {
      clientId,
      conversation,
      kind,
      body,
      attachment,
      after,
      seenSeq: inbox.lastSeen(conversation),
      at: new Date().toISOString(),
    }
    inbox.pending.set(pending.clientId, pending)
    deliver(pending)
    return pending.clientId
  }

  function again(clientId: string) {
    const pending = inbox.pending.get(clientId)
    if (!pending) return
    pending.failure = undefined
    pending.seenSeq = inbox.lastSeen(pending.conversation)
    deliver(pending)
  }

  function watch(conversation: string) {
    inbox.open(conversation)
    send({ type: 'watch', conversation, after: inbox.lastSeen(conversation) ?? 0 })
  }

  function unwatch(conversation: string) {
    inbox.shut(conversation)
    send({ type: 'unwatch', conversation })
  }

  const read = (conversation: string, seq: number) => send({ type: 'read', conversation, seq })
  const viewing = (conversation: string, typing: boolean) => send({ type: 'viewing', conversation, typing })

  return { state, start, stop, say, again, watch, unwatch, read, viewing }
})
