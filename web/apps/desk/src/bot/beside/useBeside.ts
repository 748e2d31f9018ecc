import { api, ask, type components } from '@heqi/api'
import { ref, watch, type Ref } from 'vue'
import type { Row } from '../../conversation/types'

export type Beside = components['schemas']['BesideResponse']
export type Known = components['schemas']['HandbookItemResponse']

const sign = (all: Beside[] = []) => all.map((one) => one.reason + one.known.item).join(' ')

/**
 * What lies beside a conversation. It is asked for again when the customer moves to another page or says something;
 * while `held`, what is new waits, so that nothing moves under the cursor.
 */
export function useBeside(row: Ref<Row>, held: Ref<boolean>) {
  const shown = ref<Beside[]>()
  const waiting = ref<Beside[]>()
  const failed = ref(false)
  let asked = 0
  let showing = ''

  function show(found: Beside[]) {
    shown.value = found
    waiting.value = undefined
  }

  async function load() {
    const mine = ++asked
    const conversation = row.value.id
    try {
      const params = { path: { conversation } }
      const found = await ask(api.GET('/api/conversations/{conversation}/knowledge', { params }))
      if (mine !== asked) return
      failed.value = false
      const isNews = sign(found) !== sign(shown.value)
      if (held.value && isNews && shown.value && showing === conversation) waiting.value = found
      else show(found)
      showing = conversation
    } catch {
      if (mine === asked) failed.value = !shown.value
    }
  }

  watch(
    [() => row.value.id, () => row.value.sourcePage, () => row.value.sourceTitle] as const,
    ([id]) => {
      if (id !== showing) shown.value = waiting.value = undefined
      void load()
    },
    { immediate: true },
  )
  watch(
    () => row.value.lastSeq,
    () => row.value.lastSender === 'CUSTOMER' && void load(),
  )
  watch(held, (still) => !still && waiting.value && show(waiting.value))

  return { shown, waiting, failed, load, show }
}
