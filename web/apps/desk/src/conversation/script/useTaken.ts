import { api } from '@heqi/api'
import { shallowRef } from 'vue'
import { openGap } from './gaps'

interface Taken {
  item?: string
  text: string
  placeholders: string[]
}

const NOTHING: Taken = { text: '', placeholders: [] }

/** Counts that a script was said, as it was or in other words. */
export function countScript(conversation: string, item: string, isEdited: boolean) {
  void api.POST('/api/conversations/{conversation}/scripts/{item}/uses', {
    params: { path: { conversation, item } },
    body: { result: isEdited ? 'EDITED' : 'ACCEPTED' },
  })
}

/**
 * What was taken into the composer, and which of its placeholders somebody has to fill in. It outlives a reload,
 * as the draft does.
 */
export function useTaken(conversation: string) {
  const key = `heqi.taken.${conversation}`
  const taken = shallowRef<Taken>(JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? NOTHING)

  /** @param item the script, where it is one whose use counts */
  function take(text: string, placeholders: string[], item?: string) {
    taken.value = { item, text, placeholders }
    if (placeholders.length) sessionStorage.setItem(key, JSON.stringify(taken.value))
    else sessionStorage.removeItem(key)
  }

  /** The first placeholder that still stands in a text. */
  const open = (text: string) => openGap(text, taken.value.placeholders)

  function said(text: string) {
    const { item, text: before } = taken.value
    if (item) countScript(conversation, item, text.trim() !== before.trim())
    forget()
  }

  const forget = () => take('', [])

  return { take, open, said, forget }
}
