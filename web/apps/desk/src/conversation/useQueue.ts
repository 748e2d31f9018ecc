import { api, ask, type components } from '@heqi/api'
import { onScopeDispose, ref, watch, type Ref } from 'vue'

type Queued = components['schemas']['QueuedView']

const ANEW = 10_000

/** Places in the queue as the waiting customers are told them, while the queue is looked at. */
export function useQueue(looking: Ref<boolean>, waiting: Ref<number>) {
  const places = ref(new Map<string, Queued>())

  async function load() {
    if (!looking.value || document.hidden) return
    const queue = await ask(api.GET('/api/queue')).catch(() => undefined)
    if (queue) places.value = new Map(queue.map((queued) => [queued.conversation, queued]))
  }

  const timer = window.setInterval(() => void load(), ANEW)
  onScopeDispose(() => window.clearInterval(timer))
  watch([looking, waiting], load, { immediate: true })
  return places
}
