import { api, ask } from '@heqi/api'
import { defineStore } from 'pinia'
import { computed, reactive, ref } from 'vue'
import { useSession } from '../shell/useSession'
import { words } from '../shell/i18n'
import { alertOfNew } from './alerts'
import { worries } from './marks'
import type { Entry, Pending, Row, View } from './types'

const PAGE = 60
const SIGN_LIFE = 25_000

export interface Beside {
  conversation: string
  account: string | null
  name: string
  typing: boolean
  until: number
  typingUntil: number
}

/** Words on their way into a conversation's composer; `item` where they are of the knowledge. */
export interface Insertion {
  conversation: string
  item?: string
  text: string
}

/** What the desk knows: rows by id, the lines of the open conversations, and what is still on its way out. */
export const useInbox = defineStore('inbox', () => {
  const session = useSession()
  const rows = reactive(new Map<string, Row>())
  const lines = reactive(new Map<string, Map<number, Entry>>())
  const pending = reactive(new Map<string, Pending>())
  const insertion = ref<Insertion>()
  const beside = reactive(new Map<string, Beside>())
  const view = ref<View>('MINE')
  /** Whether only what somebody should look at soon is shown. */
  const needsCare = ref(false)
  const next = reactive<Record<View, string | null | undefined>>({
    MINE: undefined,
    QUEUE: undefined,
    ALL: undefined,
    CLOSED: undefined,
  })
  const loading = ref(false)
  const failed = ref(false)

  const belongs: Record<View, (row: Row) => boolean> = {
    MINE: (row) => row.assignee === session.session?.account && row.state !== 'CLOSED',
    QUEUE: (row) => !row.assignee && row.state === 'OPEN' && !!row.waitingSince,
    ALL: () => true,
    CLOSED: (row) => row.state === 'CLOSED',
  }
  const newestFirst = (a: Row, b: Row) => b.lastMessageAt.localeCompare(a.lastMessageAt)
  const waitingFirst = (a: Row, b: Row) => {
    if (a.waitingSince && b.waitingSince) return a.waitingSince.localeCompare(b.waitingSince)
    if (a.waitingSince || b.waitingSince) return a.waitingSince ? -1 : 1
    return newestFirst(a, b)
  }
  const vipFirst = (a: Row, b: Row) =>
    b.vipLevel - a.vipLevel ||
    Number(b.mark?.goesFirst ?? false) - Number(a.mark?.goesFirst ?? false) ||
    waitingFirst(a, b) ||
    a.id.localeCompare(b.id)
  const order: Record<View, (a: Row, b: Row) => number> = {
    MINE: waitingFirst,
    QUEUE: vipFirst,
    ALL: newestFirst,
    CLOSED: newestFirst,
  }
  const shown = computed(() =>
    [...rows.values()]
      .filter(belongs[view.value])
      .filter((row) => !needsCare.value || worries(row.mark).length)
      .sort(order[view.value]),
  )
  const counts = computed(() => {
    let mine = 0
    let queue = 0
    for (const row of rows.values()) {
      if (belongs.MINE(row)) mine++
      if (belongs.QUEUE(row)) queue++
    }
    return { MINE: mine, QUEUE: queue }
  })

  async function load(of: View, onlyCare = needsCare.value) {
    if (next[of] === null || loading.value) return
    loading.value = true
    failed.value = false
    try {
      const page = await ask(
        api.GET('/api/conversations', {
          params: {
            query: { view: of, limit: PAGE, after: next[of] ?? undefined, needsCare: onlyCare },
          },
        }),
      )
      takeRows(page.items)
      next[of] = page.next ?? null
    } catch {
      failed.value = true
    } finally {
      loading.value = false
    }
  }

  function showNeedingCare(only: boolean) {
    needsCare.value = only
    next[view.value] = undefined
    return load(view.value)
  }

  /** Reads the first pages of the short lists anew, whole, for they are counted. */
  async function refresh() {
    for (const of of ['MINE', 'QUEUE'] as const) {
      next[of] = undefined
      await load(of, false)
    }
    if (view.value !== 'MINE' && view.value !== 'QUEUE') await load(view.value)
  }

  async function reload() {
    rows.clear()
    for (const of of Object.keys(next) as View[]) next[of] = undefined
    await refresh()
  }

  function takeRows(fresh: Row[]) {
    for (const row of fresh) {
      const known = rows.get(row.id)
      if (known && known.changeNo >= row.changeNo) continue
      rows.set(row.id, row)
      if (known && row.unread > known.unread && row.lastSender === 'CUSTOMER')
        alertOfNew(row, belongs.MINE(row) || belongs.QUEUE(row), words('conversation.visitor'))
    }
  }

  function drop(id: string) {
    rows.delete(id)
    lines.delete(id)
  }

  function takeEntries(conversation: string, entries: Entry[]) {
    const known = lines.get(conversation)
    if (!known) return
    for (const entry of entries) {
      known.set(entry.seq, entry)
      if (entry.kind === 'EVENT' && entry.body === 'recalled') recall(known, entry)
      if (entry.kind === 'EVENT' && entry.body === 'not-delivered') lose(known, entry)
    }
  }

  function recall(known: Map<number, Entry>, event: Entry) {
    const line = known.get(Number(event.data?.seq))
    if (line && !line.recalledAt)
      known.set(line.seq, { ...line, body: '', attachment: null, recalledAt: event.storedAt })
  }

  /** A line that its channel did not take. */
  function lose(known: Map<number, Entry>, event: Entry) {
    const line = known.get(Number(event.data?.seq))
    if (line) known.set(line.seq, { ...line, delivery: String(event.data?.state ?? 'FAILED') })
  }

  function open(conversation: string) {
    if (!lines.has(conversation)) lines.set(conversation, new Map())
  }

  function shut(conversation: string) {
    lines.delete(conversation)
  }

  const watched = () => [...lines.keys()].map((id) => [id, lastSeen(id) ?? 0] as const)

  function lastSeen(conversation: string) {
    const known = lines.get(conversation)
    if (!known?.size) return null
    // Only as far as no line is missing: a later one may have been pushed before the earlier ones came.
    let seq = 0
    while (known.has(seq + 1)) seq++
    return seq
  }

  function acknowledged(clientId: string) {
    pending.delete(clientId)
  }

  function refused(clientId: string, title: string) {
    const waiting = pending.get(clientId)
    if (waiting) waiting.failure = title
  }

  function seenBeside(sign: Omit<Beside, 'until' | 'typingUntil'>) {
    beside.set(`${sign.conversation}:${sign.account ?? 'customer'}`, {
      ...sign,
      until: Date.now() + SIGN_LIFE,
      typingUntil: sign.typing ? Date.now() + 5_000 : 0,
    })
  }

  const presences = reactive(new Map<string, string>())
  function presenceChanged(account: string, state: string) {
    presences.set(account, state)
    if (account === session.session?.account && session.session)
      session.session.presence = state as typeof session.session.presence
  }

  function clear() {
    rows.clear()
    lines.clear()
    pending.clear()
    beside.clear()
    for (const of of Object.keys(next) as View[]) next[of] = undefined
  }

  return {
    rows,
    lines,
    pending,
    insertion,
    beside,
    presences,
    view,
    needsCare,
    showNeedingCare,
    next,
    loading,
    failed,
    shown,
    counts,
    load,
    refresh,
    reload,
    takeRows,
    drop,
    takeEntries,
    open,
    shut,
    watched,
    lastSeen,
    acknowledged,
    refused,
    seenBeside,
    presenceChanged,
    clear,
  }
})
