import { api, ask, type components } from '@heqi/api'
import { defineStore } from 'pinia'
import { ref } from 'vue'

export type ReplyClock = components['schemas']['ClockResponse']

/** Reply clocks of the shops, loaded once and shared by all that show a waiting time. */
export const useReplyClocks = defineStore('replyClocks', () => {
  const clocks = ref<ReplyClock[]>([])

  async function load() {
    clocks.value = await ask(api.GET('/api/reply-clocks'))
  }
  void load().catch(() => undefined)

  /** Milliseconds after which a wait in the shop is yellow, and the longest that is in time. */
  function limits(shop?: string) {
    const clock = clocks.value.find((c) => c.shop === shop)
    return { warn: (clock?.warnSeconds ?? 100) * 1_000, breach: (clock?.breachSeconds ?? 180) * 1_000 }
  }

  return { clocks, load, limits }
})
