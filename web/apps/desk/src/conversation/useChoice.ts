import { computed, ref, type Ref } from 'vue'
import type { Row } from './types'

export const MOST_CHOSEN = 200

/** Which rows of a list are chosen: one by one, a stretch with Shift, or all that are shown. */
export function useChoice(shown: Ref<Row[]>) {
  const ids = ref(new Set<string>())
  let last: string | undefined

  const chosen = computed(() => shown.value.filter((row) => ids.value.has(row.id)).map((row) => row.id))

  function toggle(id: string, stretch = false) {
    const next = new Set(chosen.value)
    const from = shown.value.findIndex((row) => row.id === last)
    const to = shown.value.findIndex((row) => row.id === id)
    if (stretch && from >= 0 && to >= 0)
      for (const row of shown.value.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(row.id)
    else if (!next.delete(id)) next.add(id)
    last = id
    ids.value = new Set([...next].slice(0, MOST_CHOSEN))
  }

  function all() {
    ids.value = new Set(shown.value.slice(0, MOST_CHOSEN).map((row) => row.id))
  }

  function keep(only: string[]) {
    ids.value = new Set(only)
    last = undefined
  }

  return { chosen, toggle, all, keep, has: (id: string) => ids.value.has(id) }
}
