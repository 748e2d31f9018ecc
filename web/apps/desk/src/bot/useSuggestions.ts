import { api, ask, type components } from '@heqi/api'
import { computed, ref, watch, type Ref } from 'vue'
import type { Row } from '../conversation/types'

export type Suggestion = components['schemas']['SuggestionResponse']
/** What an agent put into the composer, suggested or looked up. */
type Taken = Pick<Suggestion, 'item' | 'text'>
type Result = components['schemas']['ResultRequest']['result']

/** What was taken is told apart from what was written anew by what is left of it. */
export function resultOf(suggested: string, said: string): Result {
  return suggested.trim() === said.trim() ? 'ACCEPTED' : 'EDITED'
}

/** Answers to what the customer said last, and what became of them. */
export function useSuggestions(row: Ref<Row>, wanted: Ref<boolean>) {
  const all = ref<Suggestion[]>([])
  const chosen = ref(0)
  const taken = ref<Taken>()
  const current = computed(() => (taken.value ? undefined : all.value[chosen.value]))
  let asked = ''
  let shown = ''

  async function load() {
    const key = `${row.value.id}:${row.value.lastSeq}`
    if (key === asked) return
    asked = key
    if (!wanted.value) {
      all.value = []
      return
    }
    try {
      const path = { conversation: row.value.id }
      const answer = await ask(api.GET('/api/conversations/{conversation}/suggestions', { params: { path } }))
      if (asked !== key) return
      all.value = answer.suggestions
      chosen.value = 0
      if (answer.suggestions.length && shown !== `${row.value.id}:${answer.seq}`) {
        shown = `${row.value.id}:${answer.seq}`
        settle(answer.suggestions[0]!, 'OFFERED')
      }
    } catch {
      all.value = []
    }
  }
  watch([() => row.value.id, () => row.value.lastSeq, wanted], load, { immediate: true })

  function settle(suggestion: Taken, result: Result) {
    void api.POST('/api/conversations/{conversation}/suggestions/{item}', {
      params: { path: { conversation: row.value.id, item: suggestion.item } },
      body: { result },
    })
  }

  function take() {
    const suggestion = current.value
    taken.value = suggestion
    return suggestion
  }

  /** Counts what is said next as taken from an item that was not suggested. */
  function adopt(item: string, text: string) {
    taken.value = { item, text }
  }

  /** The agent said something: what had been taken was said as it was, or in other words. */
  function said(text: string) {
    if (taken.value) settle(taken.value, resultOf(taken.value.text, text))
    taken.value = undefined
    all.value = []
  }

  function dismiss() {
    if (!current.value) return
    settle(current.value, 'REJECTED')
    all.value = all.value.filter((one) => one !== current.value)
    chosen.value = 0
  }

  function next() {
    if (all.value.length) chosen.value = (chosen.value + 1) % all.value.length
  }

  return { all, chosen, current, take, adopt, said, dismiss, next }
}
